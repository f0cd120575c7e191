import type { FindingDefinition } from '../../knowledge/knowledge.ts';
import type { Statement } from '../statement.ts';
import type { TextSource } from './findings-from-text.ts';
import { characterRange } from './read-document.ts';
import type { DocumentReading } from './read-document.ts';
import { standsInTestList } from './test-lists.ts';
import type { Mention } from './mentions.ts';
import type { SentenceReading } from './read-sentence.ts';
import type { TextReader } from './text-reader.ts';

/** A value called normal without its number is believed a little less than a number. */
const certainty = 0.9;
const aside = ['negated', 'hypothetical', 'family', 'other-person', 'uncertain', 'historical'] as const;

function sameClause(s: SentenceReading, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (s.clauses.hard[i - s.range.from]) return false;
  return true;
}

/** The phrase that calls a mention normal: after it, in its clause, with no number and no comma in between. */
function calledNormal(
  reading: DocumentReading,
  s: SentenceReading,
  m: Mention,
  normal: readonly Mention[],
): { readonly end: number } | null {
  const after = normal.filter((n) => n.start >= m.end && sameClause(s, m.end, n.start));
  const first = after.toSorted((a, b) => a.start - b.start)[0];
  if (!first) return null;
  const between = reading.tokens.slice(m.end, first.start);
  return between.some((t) => t.kind === 'number' || t.stem === ',') ? null : first;
}

const listed = /^(?:,|\/|and|&|\+|all|both|level|be|within|:)$/;
const verdict = /^(?:normal|nl|wnl|unremarkabl|nad)$/;
/** "B12 fine", "BSL ok": of one value of a laboratory, and of a name that denies single findings. */
const casual = /^(?:fin|ok|okay|satisfactory)$/;
const bedside = /rate$|-bp$|^body/;

/** "Amylase N", "TFTs N, ECG": the letter at the end of its item. */
function isLetterOfNormal({ text, tokens }: DocumentReading, i: number): boolean {
  const [last, token, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  // "No P&N": pins and needles.
  if (!token || last?.stem === '&' || text.slice(token.start, token.end) !== 'N') return false;
  return !next || /^[,.;)|]$/.test(next.stem) || text.slice(token.end, next.start).includes('\n');
}

/** "B12, folate, TFT, Ca, glucose normal": the word behind a list of nothing but names. */
function endsListNormal(
  reading: DocumentReading,
  s: SentenceReading,
  m: Mention,
  named: readonly Mention[],
  analytes: readonly string[],
): { readonly end: number } | null {
  const { tokens } = reading;
  const [first = ''] = analytes;
  const isPanel = first.startsWith('=');
  const before = tokens[m.start - 1]?.stem ?? '';
  // "Normal FBC."
  if (isPanel && verdict.test(before) && m.start > s.range.from) return { end: m.end };
  const isPlain = isPanel || (analytes.length === 1 && !bedside.test(first));
  for (let i = m.end; i < s.range.to;) {
    const stem = tokens[i]?.stem ?? '';
    if ((isPlain && casual.test(stem)) || verdict.test(stem) || isLetterOfNormal(reading, i))
      return tokens[i + 1]?.stem !== 'saline' ? { end: i + 1 } : null;
    const name = named.find((o) => o.start === i);
    const other = tokens[i];
    if (!name && !listed.test(stem) && !(other && standsInTestList(other))) return null;
    i = name ? Math.max(name.end, i + 1) : i + 1;
  }
  return null;
}

function analytesOf(reader: TextReader, m: Mention, ids: readonly string[]): readonly string[] {
  if (m.owner.of === 'panel') return reader.lexicon.panels[m.owner.index]?.analytes ?? [];
  const id = m.owner.of === 'analyte' && m.owner.specimen === null ? ids[m.owner.index] : undefined;
  return id === undefined ? [] : [id];
}

/** Analytes called normal in a text, each with the characters that say so. */
function normalAnalytes(
  reader: TextReader,
  ids: readonly string[],
  reading: DocumentReading,
): Map<string, { start: number; end: number }> {
  const found = new Map<string, { start: number; end: number }>();
  for (const { section, sentences } of reading.sections) {
    if (section.kind === 'plan' || section.kind === 'family-history' || section.kind === 'technique')
      continue;
    for (const s of sentences) {
      const normal = s.mentions.filter((m) => m.owner.of === 'normal' && !aside.some((k) => m.meant.has(k)));
      // "UA normal" is a urine, not uric acid, "urine R/M normal" no breathing, and "0.9 mg/dL", "4 mg, normal" have no magnesium.
      const named = s.mentions.filter(
        (m) =>
          !/^(?:ua|r|p)$/.test(reading.tokens[m.start]?.written ?? '') &&
          !/\d\s?mg$/.test(reading.text.slice(0, reading.tokens[m.start]?.end).slice(-4)) &&
          analytesOf(reader, m, ids).length > 0 &&
          // "Urea and electrolytes" is one name.
          !s.mentions.some(
            (o) =>
              o.owner.of === 'panel' &&
              o.end - o.start > m.end - m.start &&
              o.start <= m.start &&
              o.end >= m.end,
          ),
      );
      for (const m of named) {
        const analytes = analytesOf(reader, m, ids);
        const by = calledNormal(reading, s, m, normal) ?? endsListNormal(reading, s, m, named, analytes);
        if (by)
          for (const a of analytes)
            if (!found.has(a)) found.set(a, characterRange(reading.tokens, m.start, by.end));
      }
    }
  }
  return found;
}

/**
 * "Vital signs are within normal limits", "creatinine is normal": findings that a number of these analytes would make
 * are absent. A measured number of the same finding outweighs it.
 */
export function normalStatements(
  reader: TextReader,
  definitions: readonly FindingDefinition[],
  analyteIds: readonly string[],
  reading: DocumentReading,
  source: TextSource,
): Statement[] {
  if (!source.current) return [];
  const normal = normalAnalytes(reader, analyteIds, reading);
  if (normal.size === 0) return [];
  return definitions.flatMap((def, finding): Statement[] => {
    const ranges = [`=${def.id}`, ...def.numeric.map((rule) => rule.analyte)].map((id) => normal.get(id));
    const first = ranges.find((r) => r !== undefined);
    if (!first) return [];
    const { start, end } = first;
    const words = reading.text.slice(start, end).replace(/\s+/g, ' ');
    return [
      {
        finding,
        status: 'absent',
        source: 'text',
        evidence: [source.ranged ? `${source.ref}#${start}-${end}` : source.ref],
        certainty,
        when: source.when,
        detail: `“${words}”`,
        rank: 9,
      },
    ];
  });
}
