import type { Concept, ResultItem } from './chart.ts';
import { SNOMED } from './concepts.ts';

type Ordinal = NonNullable<ResultItem['ordinal']>;

const CODES: ReadonlyMap<string, Ordinal> = new Map([
  ['260385009', 'negative'],
  ['10828004', 'positive'],
  ['260415000', 'negative'], // Not detected
  ['260373001', 'positive'], // Detected
  ['131194007', 'negative'], // Non-reactive
  ['11214006', 'positive'], // Reactive
]);

const WORDS: readonly (readonly [RegExp, Ordinal])[] = [
  [
    /^(?:neg(?:ative)?|not? (?:detected|present|seen|found|isolated|observed)|none(?: (?:seen|detected|found|present))?|absent|nil|non[- ]?reactive|no growth.*|no (?:organisms?|bacteria|pathogens?|parasites?|evidence).*|undetect(?:ed|able)|nd|nr|neg\..*|(?:presumptive )?negative\b.*|not detected\b.*|non[- ]?reactive\b.*)$/,
    'negative',
  ],
  [/^(?:trace|traces|tr|trace[- ]?(?:intact|lysed)|\+\/-|±)$/, 'trace'],
  [/^(?:1\s?\+|\+1|\+|small|few|present \(\+\).*|weak(?:ly)? positive|slight)$/, '1+'],
  [/^(?:2\s?\+|\+2|\+\+|moderate|present \(\+\+\).*)$/, '2+'],
  [/^(?:3\s?\+|\+3|\+\+\+|large|many|present \(\+\+\+\).*)$/, '3+'],
  [/^(?:4\s?\+|\+4|\+\+\+\+|present \(\+\+\+\+\).*)$/, '4+'],
  [
    /^(?:pos(?:itive)?|detected|reactive|present|(?:presumptive |strongly |weakly )?positive\b.*|reactive\b.*|detected\b.*|pos\..*)$/,
    'positive',
  ],
];

/** Reading of an ordinal or qualitative result; null where the words don't say. */
export function readOrdinal(value: Concept): Ordinal | null {
  const text = value.text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.*!]+$/, '');
  for (const [pattern, ordinal] of WORDS) if (text.length < 80 && pattern.test(text)) return ordinal;
  for (const c of value.codings) {
    const ordinal = c.system === SNOMED ? CODES.get(c.code) : undefined;
    if (ordinal !== undefined) return ordinal;
  }
  return null;
}
