import type { Assessment } from '../../../clinical/assessment/assessment.ts';
import type { RankedDiagnosis, Reason } from '../../../clinical/inference/differential.ts';
import type { Decision } from '../../../contracts/decision.ts';
import { formatDate } from '../../ui/format-date.ts';
import { BAND_WORDS, inSentence, statementOf } from '../words.ts';

const OPEN = 3;
const FOR = 5;
const AGAINST = 3;
const MISSING = 3;
const LONG = 60;
/** Nobody writes of what is less likely than this (estimate). */
const WORTH_WRITING = 0.05;

type Mark = (reason: Reason) => string;

/**
 * A short text by problem for the clinician's note. Each reason carries a mark; the marks are listed below with value or
 * words, date and source. Accepted entries come first, or the leading ones when none is accepted.
 *
 * @param asOf DD-MMM-YYYY.
 */
export function draftNoteOf(
  assessment: Assessment,
  standing: ReadonlyMap<string, Decision>,
  asOf: string,
): string {
  const { entries, model } = assessment.differential;
  const marks = evidenceMarks(assessment);
  const outcome = (d: RankedDiagnosis) => standing.get(d.id)?.outcome;
  const accepted = entries.filter((d) => outcome(d) === 'accepted');
  const open = entries
    .filter((d) => outcome(d) === undefined && d.probability >= WORTH_WRITING)
    .slice(0, OPEN);
  const written = accepted.length ? accepted : open;
  const aside = entries.filter((d) => outcome(d) === 'overridden');
  const parts = [
    `Assessment, record as of ${asOf}.`,
    ...written.map((d, i) => problemOf(d, i + 1, accepted.length > 0, marks.of)),
  ];
  if (!written.length && !aside.length) parts.push('No modelled condition stands out.');
  if (aside.length)
    parts.push(`Considered and set aside: ${aside.map((d) => withReason(d, standing)).join('; ')}.`);
  if (marks.list().length) parts.push(['Evidence', ...marks.list()].join('\n'));
  parts.push(
    `Machine-assisted draft (Chartside, ${model.id} ${model.version}, knowledge ${model.knowledge.slice(0, 15)}); reviewed and edited by the clinician.`,
  );
  return parts.join('\n\n');
}

function problemOf(d: RankedDiagnosis, number: number, accepted: boolean, mark: Mark): string {
  const side = (direction: 'for' | 'against', most: number) =>
    d.reasons
      .filter((r) => r.direction === direction)
      .slice(0, most)
      .map((r) => `${inSentence(statementOf(r.name, r.status))} ${mark(r)}`);
  const [supporting, opposing] = [side('for', FOR), side('against', AGAINST)];
  const missing = d.missing.slice(0, MISSING).map((m) => inSentence(m.name));
  return [
    `${number}. ${d.name} (${accepted ? 'accepted, ' : ''}${BAND_WORDS[d.band].toLowerCase()})`,
    ...(supporting.length ? [`   For: ${supporting.join('; ')}.`] : []),
    `   Against: ${opposing.length ? opposing.join('; ') : 'nothing recorded'}.`,
    ...(missing.length ? [`   Not recorded: ${missing.join('; ')}.`] : []),
  ].join('\n');
}

/** Numbers each piece of evidence once, in the order in which it is first cited. */
function evidenceMarks({ findings }: Assessment): { of: Mark; list: () => readonly string[] } {
  const when = new Map(findings.map((f) => [`${f.id}:${f.status}`, f.when]));
  const numbers = new Map<string, number>();
  const lines: string[] = [];
  return {
    of: (reason) => {
      const source = reason.evidence[0].split('#')[0]!;
      const key = `${reason.detail}|${source}`;
      const known = numbers.get(key);
      if (known !== undefined) return `[${known}]`;
      const number = numbers.size + 1;
      numbers.set(key, number);
      const at = when.get(`${reason.finding}:${reason.status}`) ?? null;
      const date = at ? formatDate(at.at, at.precision) : 'date not recorded';
      lines.push(`[${number}] ${shortened(reason.detail || reason.name)}, ${date} (${source})`);
      return `[${number}]`;
    },
    list: () => lines,
  };
}

function shortened(detail: string): string {
  const one = detail.replace(/\s+/g, ' ').trim();
  return one.length > LONG ? `${one.slice(0, LONG)}…` : one;
}

function withReason(d: RankedDiagnosis, standing: ReadonlyMap<string, Decision>): string {
  const reason = standing.get(d.id)?.reason;
  return reason ? `${inSentence(d.name)} (${reason.display.toLowerCase()})` : inSentence(d.name);
}
