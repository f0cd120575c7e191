import type { AnalyteDefinition, FindingDefinition, Limit, NumericRule } from '../../knowledge/knowledge.ts';
import type { Statement } from '../statement.ts';
import type { TextSource } from './findings-from-text.ts';
import { characterRange } from './read-document.ts';
import type { DocumentReading } from './read-document.ts';
import type { Mention } from './mentions.ts';
import type { SentenceReading } from './read-sentence.ts';
import type { Token } from './tokenise.ts';

type Side = 'above' | 'below';

/** A value called high without its number is believed a little less than a number. */
const certainty = 0.9;
const hedged = 0.5;
const aside = ['hypothetical', 'family', 'other-person', 'historical', 'resolved'] as const;
const quiet: ReadonlySet<string> = new Set([
  'plan',
  'family-history',
  'technique',
  'past-history',
  'allergies',
  'medications',
]);
const high = new Set(['rais', 'elevat', 'high', 'increas', 'elevation', 'up']);
const low = new Set(['low', 'reduc', 'decreas', 'deplet', 'down']);
const linking = new Set([
  'be',
  'level',
  'count',
  'serum',
  'plasma',
  'concentration',
  'mild',
  'moderat',
  'sever',
  'slight',
  'mark',
  'significant',
  'very',
  ':',
  '-',
  '+',
  'markedly',
  'also',
  'total',
  'isolat',
  'persistent',
]);
/** "Low sodium diet", "high normal": not what the value is. */
const otherThing = new Set([
  'diet',
  'intak',
  'normal',
  'salt',
  'dos',
  'dosage',
  'supplement',
  'risk',
  'fat',
  'limit',
  'end',
  'sid',
  'medication',
  'replac',
  'titrat',
  'trend',
  'from',
]);
const mostBetween = 3;
/** How far a finding's limit may lie from the limit of normal: further out is more than "high". */
const tolerance = 1.1;

function sideOf(token: Token | undefined): Side | null {
  if (!token) return null;
  return high.has(token.stem) ? 'above' : low.has(token.stem) ? 'below' : null;
}

interface Verdict {
  readonly side: Side;
  /** The token of the word. */
  readonly at: number;
  /** "CRP not raised". */
  readonly denied: boolean;
}

function isVerdict(tokens: readonly Token[], m: Mention, at: number, step: number): boolean {
  // "He sat down."
  if (tokens[m.start]?.written === 'sat' && m.end === m.start + 1) return false;
  const stems = [at - 1, at + 1, m.end].map((i) => tokens[i]?.stem ?? '');
  if (stems.some((s) => otherThing.has(s)) || tokens[at + 1]?.kind === 'number') return false;
  return step > 0 || (tokens[at]?.stem !== 'up' && tokens[at - 1]?.kind !== 'number');
}

/** The word right before or behind a name that calls its value high or low. */
function verdictAt(tokens: readonly Token[], m: Mention, s: SentenceReading): Verdict | null {
  for (const step of [-1, 1]) {
    let at = step < 0 ? m.start - 1 : m.end;
    let denied = false;
    for (let k = 0; k < mostBetween && at >= s.range.from && at < s.range.to; k += 1, at += step) {
      const side = sideOf(tokens[at]);
      if (side !== null && isVerdict(tokens, m, at, step)) return { side, at, denied };
      const stem = tokens[at]?.stem ?? '';
      if (step > 0 && stem === 'not') denied = true;
      else if (side !== null || !linking.has(stem)) break;
    }
  }
  return null;
}

function isPlainLimit(limit: Limit | undefined, side: Side, analyte: AnalyteDefinition): boolean {
  if (limit === undefined) return false;
  if (typeof limit !== 'number')
    return 'uln' in limit ? side === 'above' && limit.uln === 1 : limit.lln === 1;
  const adult = analyte.ranges.filter((r) => r.when.ageTo === undefined && r.when.pregnant !== true);
  return adult.some((r) =>
    side === 'above'
      ? r.high !== null && limit <= r.high * tolerance && limit >= r.high / tolerance
      : r.low !== null && limit >= r.low / tolerance && limit <= r.low * tolerance,
  );
}

function fits(rule: NumericRule, side: Side, analyte: AnalyteDefinition): boolean {
  return (
    rule.analyte === analyte.id && isPlainLimit(side === 'above' ? rule.above : rule.below, side, analyte)
  );
}

const builtFor = new WeakMap<readonly FindingDefinition[], Map<string, readonly number[]>>();

/** Findings that a value of the analyte just beyond the limit of normal makes. */
function findingsOf(
  definitions: readonly FindingDefinition[],
  analyte: AnalyteDefinition,
  side: Side,
): readonly number[] {
  const known = builtFor.get(definitions) ?? new Map<string, readonly number[]>();
  builtFor.set(definitions, known);
  const key = `${analyte.id} ${side}`;
  const before = known.get(key);
  if (before) return before;
  const fitting = definitions.flatMap((d, i) => (d.numeric.some((r) => fits(r, side, analyte)) ? [i] : []));
  // Of hyponatraemia and a severe one the severe has a limit of its own.
  const ids = new Set(fitting.map((i) => definitions[i]?.id));
  const found = fitting.filter((i) => !definitions[i]?.parents.some((id) => ids.has(id)));
  known.set(key, found);
  return found;
}

/** "Raised ferritin", "potassium low", "↓Hb": findings that a number beyond the limit of normal would make. */
export function abnormalStatements(
  definitions: readonly FindingDefinition[],
  analytes: readonly AnalyteDefinition[],
  reading: DocumentReading,
  source: TextSource,
): Statement[] {
  if (!source.current) return [];
  const out: Statement[] = [];
  for (const { section, sentences } of reading.sections) {
    if (quiet.has(section.kind)) continue;
    for (const s of sentences) {
      for (const m of s.mentions) {
        const { owner } = m;
        if (owner.of !== 'analyte' || owner.specimen !== null || aside.some((k) => m.meant.has(k))) continue;
        const analyte = analytes[owner.index];
        const verdict = analyte?.category === 'laboratory' ? verdictAt(reading.tokens, m, s) : null;
        if (!analyte || !verdict) continue;
        const [from, to] = [Math.min(m.start, verdict.at), Math.max(m.end, verdict.at + 1)];
        const { start, end } = characterRange(reading.tokens, from, to);
        for (const finding of findingsOf(definitions, analyte, verdict.side))
          out.push({
            finding,
            status: verdict.denied || m.meant.has('negated') ? 'absent' : 'present',
            source: 'text',
            evidence: [source.ranged ? `${source.ref}#${start}-${end}` : source.ref],
            certainty: m.meant.has('uncertain') ? hedged : certainty,
            when: source.when,
            detail: `“${reading.text.slice(start, end).replace(/\s+/g, ' ')}”`,
            rank: 9,
          });
      }
    }
  }
  return out;
}
