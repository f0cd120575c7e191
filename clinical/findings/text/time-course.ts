import type { Statement } from '../statement.ts';
import { characterRange } from './read-document.ts';
import type { DocumentReading } from './read-document.ts';
import type { Mention } from './mentions.ts';
import type { SentenceReading } from './read-sentence.ts';
import type { TextSource } from './findings-from-text.ts';
import type { TextReader } from './text-reader.ts';
import { findTimeExpressions } from './time-expressions.ts';
import type { TimeExpression } from './time-expressions.ts';
import type { SectionKind } from './sections.ts';

const tellingSections: ReadonlySet<SectionKind> = new Set([
  'body',
  'complaint',
  'present-illness',
  'indication',
]);
const complaintKinds = new Set(['symptom', 'sign']);
const courses = [
  'onset-sudden',
  'onset-gradual',
  'course-recurrent',
  'course-progressive',
  'course-constant',
];
const conditionReach = 4;
const symptomReach = 14;
/** Certainty that a course far from the stated one is absent: complaints are dated by their latest turn. */
const farCourse = 0.7;
/** A time course said of a later symptom, not of the complaint. */
const asideCourse = 0.7;

interface Candidate {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** 0: in the sentence of the complaint; 1: with a symptom; 2: with "symptoms began". */
  readonly priority: number;
  readonly days: number | null;
}

interface Line {
  readonly sentence: SentenceReading;
  readonly symptoms: readonly Mention[];
  readonly complaint: boolean;
}

function aboutPatientNow(m: Mention): boolean {
  return !(['family', 'other-person', 'hypothetical', 'historical', 'resolved'] as const).some((k) =>
    m.meant.has(k),
  );
}

function phrases(s: SentenceReading, group: string): Mention[] {
  return s.mentions.filter((m) => m.owner.of === 'phrase' && m.owner.group === group);
}

function line(kinds: readonly string[], sentence: SentenceReading, section: SectionKind): Line {
  const symptoms = sentence.mentions.filter(
    (m) =>
      m.owner.of === 'finding' &&
      !m.owner.absent &&
      complaintKinds.has(kinds[m.owner.index] ?? '') &&
      aboutPatientNow(m),
  );
  const markers = phrases(sentence, 'complaint').length > 0;
  return {
    sentence,
    symptoms,
    complaint:
      section === 'complaint' ||
      (markers && (symptoms.length > 0 || phrases(sentence, 'symptoms').length > 0)) ||
      (markers && section !== 'indication'),
  };
}

/** "10-year history of diabetes": the length belongs to a known condition or a habit, not to the complaint. */
function belongsToHistory(t: TimeExpression, l: Line): boolean {
  const { mentions, scopes } = l.sentence;
  const after = (m: Mention): number => m.start - t.end;
  const symptom = l.symptoms.some((m) => after(m) >= 0 && after(m) <= 2);
  if (symptom) return false;
  const condition = mentions.some(
    (m) => m.owner.of === 'condition' && after(m) >= 0 && after(m) <= conditionReach,
  );
  const habit = mentions.some((m) => m.owner.of === 'drug' && Math.abs(after(m)) <= symptomReach);
  const otherwise = scopes.some(
    (s) =>
      (s.kind === 'family' || s.kind === 'other-person' || s.kind === 'historical') &&
      t.start >= s.from &&
      t.start < s.to,
  );
  return (t.historyOf && condition) || habit || otherwise;
}

function attached(t: { readonly start: number; readonly end: number }, l: Line): boolean {
  return l.symptoms.some(
    (m) => Math.abs(m.start - t.end) <= symptomReach || Math.abs(t.start - m.end) <= symptomReach,
  );
}

function durations(reader: TextReader, l: Line, reading: DocumentReading, lifeDays: number): Candidate[] {
  const { course } = reader.lexicon;
  const began = [...phrases(l.sentence, 'onset'), ...phrases(l.sentence, 'symptoms')];
  return findTimeExpressions(reading.tokens, l.sentence.range, course).flatMap((t): Candidate[] => {
    if (t.role === 'other' || belongsToHistory(t, l)) return [];
    const near = attached(t, l);
    const onset = began.some((m) => m.start < t.end && t.start - m.end <= symptomReach);
    if (t.role === 'ago' && !onset && !(l.complaint && near && t.days < course.pastFromDays)) return [];
    if (!l.complaint && !near && !onset) return [];
    const days = Math.min(t.days, lifeDays);
    const id = course.durations.find(([, below]) => days < below)?.[0];
    const priority = l.complaint ? 0 : near ? 1 : 2;
    return id === undefined ? [] : [{ id, start: t.start, end: t.end, priority, days }];
  });
}

function manners(l: Line): Candidate[] {
  return courses.flatMap((id) =>
    phrases(l.sentence, id)
      .filter(
        (m) =>
          aboutPatientNow(m) &&
          !m.meant.has('negated') &&
          (l.complaint || attached(m, l) || phrases(l.sentence, 'symptoms').length > 0),
      )
      .map((m): Candidate => ({ id, start: m.start, end: m.end, priority: l.complaint ? 0 : 1, days: null })),
  );
}

function best(candidates: readonly Candidate[]): Candidate | null {
  return (
    candidates.toSorted(
      (a, b) =>
        a.priority - b.priority ||
        (a.priority === 0 ? (b.days ?? 0) - (a.days ?? 0) : 0) ||
        a.start - b.start,
    )[0] ?? null
  );
}

/**
 * The time course of the complaint: one duration (that of the sentence with the complaint before those of others,
 * the longest within it) and how it began and went on. A known condition's length is not the complaint's.
 */
export function timeCourseFromText(
  reader: TextReader,
  kinds: readonly string[],
  indexOf: ReadonlyMap<string, number>,
  reading: DocumentReading,
  source: TextSource,
  ageYears: number | null = null,
): Statement[] {
  if (!source.current) return [];
  const lifeDays = ageYears === null ? Infinity : ageYears * 365.25;
  const lines = reading.sections
    .filter((s) => tellingSections.has(s.section.kind))
    .flatMap((s) => s.sentences.map((x) => line(kinds, x, s.section.kind)));
  const statement = (
    id: string,
    c: Candidate,
    status: 'present' | 'absent',
    certainty: number,
  ): Statement[] => {
    const finding = indexOf.get(id);
    if (finding === undefined) return [];
    const { start, end } = characterRange(reading.tokens, c.start, c.end);
    const evidence = source.ranged ? `${source.ref}#${start}-${end}` : source.ref;
    return [
      {
        finding,
        status,
        source: 'text',
        evidence: [evidence],
        certainty,
        when: source.when,
        detail: `“${reading.text.slice(start, end).replace(/\s+/g, ' ')}”`,
        rank: c.priority,
      },
    ];
  };
  const duration = best(lines.flatMap((l) => durations(reader, l, reading, lifeDays)));
  const order = reader.lexicon.course.durations.map(([id]) => id);
  const lasting = duration
    ? order.flatMap((id, i) => {
        const apart = Math.abs(i - order.indexOf(duration.id));
        if (apart === 0) return statement(id, duration, 'present', 1);
        return apart === 1 ? [] : statement(id, duration, 'absent', farCourse);
      })
    : [];
  const manner = courses.flatMap((id) => {
    const c = best(lines.flatMap(manners).filter((m) => m.id === id));
    return c ? statement(id, c, 'present', c.priority === 0 ? 1 : asideCourse) : [];
  });
  return [...lasting, ...manner];
}
