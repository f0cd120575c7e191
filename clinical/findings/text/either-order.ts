import type { FindingDefinition, FindingKind } from '../../knowledge/knowledge.ts';
import type { CompiledPattern, Step } from './compile-pattern.ts';

/** What is seen or felt is said either way; names of illnesses, medicines and courses of time are not. */
const turnable: ReadonlySet<FindingKind> = new Set([
  'symptom',
  'sign',
  'vital',
  'laboratory',
  'imaging',
  'procedure-result',
]);
/** Words that mean something else before a word than behind it. */
const directed =
  /^(?:no|not|nil|never|without|deny|deni|non|neg|negativ|cannot|unabl|can|and|or|then|but|in|on|at|to|from|by|for|of|off|up|down|out|with|after|befor|sinc|when|while|like|than|becaus|if|under|over|into|through|per|as|be|have|hav|do|get|go|com|keep|feel|turn|becom|find|all|end|near|right|left|back|other|last|one|two|[^a-z]+)$/;
const mostSteps = 3;

function isDirected({ key, options, optional, gap }: Step): boolean {
  if (optional || gap || directed.test(key)) return true;
  return options.length > 0 && !key.startsWith('<') && options.some((o) => o.some((s) => isDirected(s)));
}

/**
 * "Sunken eyes" also reads "eyes are sunken", "swollen left calf" "left calf swollen": a phrase of two or three words
 * with its first word put last, or its last word first. Words that turn round with their place stay where they are.
 */
export function turnedRound(
  pattern: CompiledPattern,
  { kind }: Pick<FindingDefinition, 'kind'>,
): CompiledPattern[] {
  const [sequence] = pattern.parts;
  if (!sequence || pattern.parts.length > 1 || !turnable.has(kind)) return [];
  if (sequence.length < 2 || sequence.length > mostSteps || sequence.some(isDirected)) return [];
  const [first, last] = [sequence[0], sequence.at(-1)];
  if (!first || !last) return [];
  const turned = [[...sequence.slice(1), first]];
  if (sequence.length > 2) turned.push([last, ...sequence.slice(0, -1)]);
  return turned.map((s) => ({ source: pattern.source, parts: [s] }));
}
