import type { HostedNotes } from '../../contracts/hosted-model.ts';
import { speaksToAModel, visibleText } from './clean-text.ts';
import { ABBREVIATIONS, PLAIN_WORDS } from './plain-words.ts';
import type { CleanNote } from './prompt.ts';
import type { Vocabulary } from './vocabulary.ts';

const MONTH =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';

/** Order matters: addresses before numbers, dates before numbers. */
const RECOGNIZED: readonly (readonly [RegExp, string])[] = [
  [/\b[\w.+-]+@[\w-]+(\.[\w-]+)+\b/g, '[contact]'],
  [/\b\d{4}-\d{1,2}-\d{1,2}(T[\d:.Z+-]+)?\b/g, '[date]'],
  [/\b\d{1,2}[./-]\d{1,2}[./-](\d{4}|\d{2})\b/g, '[date]'],
  [
    new RegExp(
      `\\b(?:\\d{1,2}(?:st|nd|rd|th)?[ -](?:of )?)?(?:${MONTH})\\.?[ -]\\d{1,4}(?:st|nd|rd|th)?(?:,? \\d{4})?\\b`,
      'gi',
    ),
    '[date]',
  ],
  [/\b(19|20)\d\d\b/g, '[year]'],
  [/\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/g, '[day]'],
  [
    /\b\d+[A-Z]?,? (?:[A-Z][\w'’-]+ ){1,3}(Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Way|Court|Ct|Close|Place|Square|Boulevard|Blvd)\b/g,
    '[address]',
  ],
  [
    /\b(Dr|Drs|Mr|Mrs|Ms|Miss|Prof|Professor|Doctor|Nurse|Sister|RN|MD|NP|PA)\.?:? +[A-Z][\p{L}'’-]+( [A-Z][\p{L}'’.-]*){0,3}/gu,
    '[person]',
  ],
  [/\b[A-Z][\p{L}'’-]+(,? [A-Z][\p{L}'’-]+){0,3},? (MD|RN|DO|PA-C|NP|FRCP|MBBS)\b/gu, '[person]'],
  [
    /\b(St\.? )?[A-Z][\p{L}'’-]+( [A-Z][\p{L}'’-]+){0,3} (Hospital|Clinic|Medical Cent(er|re)|Surgery|Practice|Infirmary|University|Nursing Home|School)\b/gu,
    '[place]',
  ],
  [/\+?\(?\d[\d ().-]{6,}\d/g, '[number]'],
  [/\b[A-Z]{0,4}-?\d{5,}[A-Z]?\b/g, '[number]'],
  [/\b(?=\w*\d)(?=\w*[A-Z])[A-Z0-9]{6,}\b/g, '[number]'],
  [/\b(9\d|1[01]\d)[ -]?(years?|yrs?|yo|y\/o|y)\b([ -]old)?/gi, '[90 or older]'],
];

const LONG_RUN = /\S{100}/;
/** A patient has some names and some dozen identifiers. Each word is looked for at each place of each note. */
const MOST_OWN_WORDS = 500;

/** Free text made fit to send, or withheld: `withheld` counts the notes that were doubtful in any way. */
export function deidentifyNotes(
  notes: HostedNotes,
  vocabulary: Vocabulary,
): { readonly notes: readonly CleanNote[]; readonly withheld: number } {
  const words = medicalWords(vocabulary);
  const clean = notes.texts.flatMap(({ daysAgo, text }) => {
    const kept = deidentifyText(text, notes.hide, words);
    return kept === null ? [] : [{ daysAgo, text: kept }];
  });
  return { notes: clean, withheld: notes.texts.length - clean.length };
}

/**
 * The patient's own names and identifiers first, then what is recognized; null when anything is left that may name a
 * person or a place, or that speaks to a model.
 */
export function deidentifyText(
  text: string,
  hide: readonly string[],
  medical: ReadonlySet<string>,
): string | null {
  // No word is so long. It also keeps the patterns below from trying every part of it: they took seconds.
  if (LONG_RUN.test(text)) return null;
  let kept = visibleText(text);
  if (kept === '' || speaksToAModel(text)) return null;
  const own = ownTokens(hide);
  if (own.length > MOST_OWN_WORDS) return null;
  if (own.length > 0)
    kept = kept.replace(
      new RegExp(`(?<![\\p{L}\\p{N}])(?:${own.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu'),
      '[name]',
    );
  for (const [pattern, replacement] of RECOGNIZED) kept = kept.replace(pattern, replacement);
  return isDoubtful(kept, medical) ? null : kept;
}

/** Every word of the knowledge base, in lower case. */
export function medicalWords({ findings, conditions, analytes, drugs }: Vocabulary): ReadonlySet<string> {
  const texts = [
    ...[...findings.values()].map((f) => f.name),
    ...[...conditions.values()].flatMap((c) => [c.name, ...c.synonyms]),
    ...[...analytes.values()].flatMap((a) => [a.name, ...a.names]),
    ...[...drugs.values()].flatMap((d) => [d.name, ...d.names]),
  ];
  return new Set(texts.flatMap((text) => text.toLowerCase().split(/[^\p{L}-]+/u)));
}

function ownTokens(hide: readonly string[]): readonly string[] {
  const folded = hide.map((own) => own.normalize('NFKC').trim());
  const parts = folded.flatMap((own) => [own, ...own.split(/[\s,]+/)]);
  return [...new Set(parts)].filter((part) => part.length >= 2).sort((a, b) => b.length - a.length);
}

/** A capitalised word that medicine doesn't know, or a long number, may still name someone. */
function isDoubtful(text: string, medical: ReadonlySet<string>): boolean {
  const plain = text.replace(/\[[a-z0-9 ]+\]/g, ' ');
  if (/\d{5,}|@/.test(plain)) return true;
  const isKnown = (word: string) => {
    const lower = word.toLowerCase().replace(/['’]s$/, '');
    return [lower, lower.replace(/s$/, '')].some((form) => PLAIN_WORDS.has(form) || medical.has(form));
  };
  const capitalised = plain.match(/\p{Lu}[\p{L}'’-]*\p{Ll}[\p{L}'’-]*/gu) ?? [];
  // Whole notes are written in capitals: there a name looks like an abbreviation.
  const inCapitals = plain.match(/(?<!\p{L})\p{Lu}[\p{Lu}'’]*\p{Lu}(?!\p{Ll})/gu) ?? [];
  return (
    capitalised.some((word) => !isKnown(word)) ||
    inCapitals.some((word) => !isKnown(word) && !ABBREVIATIONS.has(word.toLowerCase()))
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
