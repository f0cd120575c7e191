import type { FindingDefinition, FindingKind } from '../../knowledge/knowledge.ts';
import { compilePattern } from './compile-pattern.ts';
import type { CompiledPattern, Macros, Sequence, Step } from './compile-pattern.ts';

const tested: ReadonlySet<FindingKind> = new Set(['sign', 'laboratory', 'imaging', 'procedure-result']);
const positive = /^(?:positiv|reactiv|detect|\+|<positive>)$/;

/** "positive", "[positive|reactive|+]", "<positive>": nothing but a verdict. */
function isPositive({ key, options }: Step): boolean {
  if (options.length === 0 || key === '<positive>') return positive.test(key);
  return options.every((o) => o.length === 1 && positive.test(o[0]?.key ?? ''));
}

const verdicts = new WeakMap<Macros, Step>();

function negativeStep(macros: Macros): Step | null {
  if (!Object.hasOwn(macros, 'negative')) return null;
  const known = verdicts.get(macros) ?? compilePattern('[<negative>|nr|-]', macros).parts[0]?.[0];
  if (known) verdicts.set(macros, known);
  return known ?? null;
}

/**
 * What "syphilis serology positive" states, "syphilis serology negative" denies: of a test whose wording ends with its
 * verdict the opposite verdict is read too, however it is written.
 */
export function calledNegative(
  { parts, source }: CompiledPattern,
  { kind }: Pick<FindingDefinition, 'kind'>,
  macros: Macros,
): CompiledPattern[] {
  const [sequence] = parts;
  const last = sequence?.at(-1);
  if (!sequence || !last || parts.length > 1 || sequence.length < 2 || !tested.has(kind)) return [];
  if (last.gap || last.optional || !isPositive(last)) return [];
  const verdict = negativeStep(macros);
  if (!verdict) return [];
  const named: Sequence = sequence.slice(0, -1);
  return [{ source, parts: [[...named, verdict]] }];
}

/** "Flu negative" of a list of denials also reads "flu neg", "flu non-reactive". */
export function anyNegative({ parts, source }: CompiledPattern, macros: Macros): CompiledPattern {
  const verdict = negativeStep(macros);
  if (!verdict) return { parts, source };
  const leveled = parts.map((s) =>
    s.map((step) => (step.key === 'negativ' ? { ...verdict, optional: step.optional, gap: step.gap } : step)),
  );
  return { source, parts: leveled };
}
