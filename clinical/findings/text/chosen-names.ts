import type { AnalyteDefinition } from '../../knowledge/knowledge.ts';
import type { DocumentReading } from './read-document.ts';
import type { Mention } from './mentions.ts';
import type { SentenceReading } from './read-sentence.ts';
import { bloodSpecimen, isUrate } from './specimens.ts';
import type { Token } from './tokenise.ts';

type AnalyteMention = Mention & {
  readonly owner: { readonly of: 'analyte'; readonly index: number; readonly specimen: string | null };
};

/** Words right before a name that make it another quantity. */
const otherQuantity = new Set([
  'fetal',
  'hemolyz',
  'target',
  'goal',
  'maximum',
  'maximal',
  'peak',
  'birth',
  'maternal',
  'predict',
  'gallbladder',
  'gb',
  'water',
  'bath',
  'room',
  'fridge',
  'incubator',
  'marrow',
]);

function isAnalyte(m: Mention): m is AnalyteMention {
  return m.owner.of === 'analyte';
}

/** What is measured in no fluid or in blood alone, whatever specimen its line names before: "stool chart x9, HR 104, CRP 88". */
const bloodOnly: ReadonlySet<string> = new Set([
  'heart-rate', 'respiratory-rate', 'systolic-bp', 'diastolic-bp', 'body-temperature', 'spo2',
  'mean-arterial-pressure', 'bmi', 'gcs-total', 'mmse', 'moca', 'phq9-total', 'lvef', 'qtc-interval', 'intraocular-pressure',
  'fev1', 'fev1-fvc', 'peak-expiratory-flow', 'bone-density-t-score', 'pack-years', 'crp', 'esr', 'platelets', 'inr', 'egfr', 'ferritin', 'hba1c', 'mcv', 'tsh', 'd-dimer-feu', 'bnp', 'nt-probnp',
]); // prettier-ignore

/** "Li 0.7" is lithium, "in li 2 min" nothing. */
function isSmallLithium(text: string, token: Token | undefined): boolean {
  return token?.written === 'li' && text[token.start] === 'l';
}

const idsOf = new WeakMap<readonly AnalyteDefinition[], readonly string[]>();

export function bloodIds(analytes: readonly AnalyteDefinition[]): readonly string[] {
  const ids = idsOf.get(analytes) ?? analytes.map((a) => a.id);
  idsOf.set(analytes, ids);
  return ids;
}

/** "Saturation 88 %" is oxygen's; iron's only with the sign before it ("% saturation"). */
function isBareSaturation(tokens: readonly Token[], m: AnalyteMention, ids: readonly string[]): boolean {
  const signed = tokens.slice(Math.max(0, m.start - 1), m.start + 1).some((t) => t.stem === '%');
  return !signed && ids[m.owner.index] === 'transferrin-saturation' && tokens[m.start]?.stem === 'saturation';
}

/** "Ferritin 1220, sat 38": of iron. */
function isIronSaturation(text: string, tokens: readonly Token[], { start }: Mention): boolean {
  if (!/^sats?$/.test(tokens[start]?.written ?? '')) return false;
  const from = tokens[Math.max(0, start - 4)]?.start ?? 0;
  return /\b(?:ferritin|iron|tibc|transferrin)\b/i.test(text.slice(from, tokens[start]?.start));
}

/** "AST/ALT 240/88" is no ratio: two numbers follow. */
function isPairOfNames(tokens: readonly Token[], { start, end }: Mention): boolean {
  const strokes = tokens.slice(start, end).some((t) => t.stem === '/');
  return strokes && tokens[end]?.kind === 'number' && tokens[end + 1]?.stem === '/';
}

/** Of overlapping names the longest, and that with the most words; of equal ones those whose specimen is that of the line. */
export function chosenNames(
  s: SentenceReading,
  { text, tokens }: DocumentReading,
  specimenBefore: (i: number) => string | null,
  ids: readonly string[],
): AnalyteMention[] {
  const fitting = s.mentions.filter(isAnalyte).filter((m) => {
    const specimen = specimenBefore(m.start);
    if (otherQuantity.has(tokens[m.start - 1]?.stem ?? '')) return false;
    if (isBareSaturation(tokens, m, ids)) return false;
    if (isPairOfNames(tokens, m) || isIronSaturation(text, tokens, m)) return false;
    if (isSmallLithium(text, tokens[m.start])) return false;
    if (tokens[m.start]?.written === 'ua' && !isUrate(tokens, m.start)) return false;
    if (m.owner.specimen !== null) return m.owner.specimen === specimen;
    return specimen === null || specimen === bloodSpecimen || bloodOnly.has(ids[m.owner.index] ?? '');
  });
  return fitting.filter((m) => !fitting.some((o) => o.start < m.end && m.start < o.end && namesBetter(o, m)));
}

/** Longer, or as long with more words of its own: "CSF red cells 450" are no "CSF cells". */
function namesBetter(one: Mention, other: Mention): boolean {
  const longer = one.end - one.start - (other.end - other.start);
  return longer > 0 || (longer === 0 && one.used.length > other.used.length);
}
