import type { ChartProblem, PatientFacts, ResourceRef } from './chart.ts';
import { parseDate, statedDate } from './dates.ts';
import type { JsonObject } from './json.ts';
import { booleanAt, codeAt, objectsAt, textAt, textsAt } from './json.ts';
import { conceptAt } from './concepts.ts';
import { problem } from './reading.ts';
import type { ResourceContent } from './resource-content.ts';

/** What is known of a patient of whom no Patient resource was read. */
export function unknownPatient(ref: ResourceRef): PatientFacts {
  return { ref, name: null, identifiers: [], birthDate: null, gender: null, deceased: null, language: null };
}

export function readPatient(resource: JsonObject, ref: ResourceRef): ResourceContent {
  const problems: ChartProblem[] = [];
  const birthText = textAt(resource, 'birthDate');
  const birth = birthText === null ? null : parseDate(birthText);
  const gender = genderOf(codeAt(resource, 'gender'));
  if (birthText !== null && birth === null)
    problems.push(
      problem('unreadable-date', ref, "The birth date can't be read; the age is not known.", false),
    );
  else if (birth === null)
    problems.push(
      problem('missing-demographics', ref, 'No birth date is recorded; the age is not known.', false),
    );
  if (gender === null || gender === 'unknown')
    problems.push(
      problem(
        'missing-demographics',
        ref,
        'The sex is not recorded; limits that depend on it are widened.',
        false,
      ),
    );
  const patient: PatientFacts = {
    ref,
    name: nameOf(resource),
    identifiers: objectsAt(resource, 'identifier').flatMap((i) => {
      const value = textAt(i, 'value');
      return value === null
        ? []
        : [{ system: textAt(i, 'system'), value, label: conceptAt(i, 'type')?.text ?? null }];
    }),
    birthDate: birth === null || birthText === null ? null : birthOf(birthText, birth),
    gender,
    deceased: deceasedOf(resource),
    language: languageOf(resource),
  };
  return { drafts: [], problems, patient };
}

function birthOf(
  text: string,
  { at, precision }: NonNullable<ReturnType<typeof parseDate>>,
): PatientFacts['birthDate'] {
  return { text, at, precision: precision === 'time' ? 'day' : precision };
}

const USES = ['official', 'usual', null, 'nickname', 'temp', 'anonymous', 'maiden', 'old'];

function nameOf(resource: JsonObject): string | null {
  const names = objectsAt(resource, 'name');
  const rank = (name: JsonObject) => {
    const i = USES.indexOf(codeAt(name, 'use'));
    return i < 0 ? USES.length : i;
  };
  for (const name of names.toSorted((a, b) => rank(a) - rank(b))) {
    const parts = [...textsAt(name, 'given'), textAt(name, 'family') ?? ''].join(' ').trim();
    const text = textAt(name, 'text') ?? (parts === '' ? null : parts);
    if (text !== null) return text;
  }
  return null;
}

function genderOf(code: string | null): PatientFacts['gender'] {
  switch (code) {
    case 'male':
    case 'm':
      return 'male';
    case 'female':
    case 'f':
      return 'female';
    case 'other':
      return 'other';
    case null:
      return null;
    default:
      return 'unknown';
  }
}

function deceasedOf(resource: JsonObject): PatientFacts['deceased'] {
  const text = textAt(resource, 'deceasedDateTime');
  if (text !== null) return { is: true, when: statedDate(text).moment };
  const is = booleanAt(resource, 'deceasedBoolean');
  return is === null ? null : { is, when: null };
}

function languageOf(resource: JsonObject): string | null {
  const all = objectsAt(resource, 'communication');
  const chosen = all.find((c) => booleanAt(c, 'preferred') === true) ?? all[0];
  if (chosen === undefined) return null;
  const language = conceptAt(chosen, 'language');
  return language?.codings.find((c) => c.code !== '')?.code ?? language?.text ?? null;
}
