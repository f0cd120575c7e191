import * as v from 'valibot';

export const uuid = v.pipe(v.string(), v.uuid(), v.toLowerCase());

/** Non-empty text up to `max` UTF-16 units, without NUL and lone surrogates (no database keeps those). */
export function shortText(max: number) {
  return v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(max),
    v.check(
      (text) => !text.includes('\u0000') && text.isWellFormed(),
      'text with characters that cannot be stored',
    ),
  );
}

/** `2026-01-15T09:30:00.000Z`, also without fraction or with an offset; a time of the calendar, as databases know it. */
export const isoTime = v.pipe(
  v.string(),
  v.maxLength(40),
  v.isoTimestamp(),
  v.check(isOfTheCalendar, 'a time that is in no calendar'),
);

/** No 31 February, no year 0, no offset beyond 14 hours. */
function isOfTheCalendar(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  const lastDay = new Date(Date.UTC(2_000 + (year % 400), month, 0)).getUTCDate();
  const [, hours = '0', minutes = '0'] = /[+-](\d\d):?(\d\d)?$/.exec(text.slice(10)) ?? [];
  return year >= 1 && day <= lastDay && Number(hours) * 60 + Number(minutes) <= 14 * 60;
}

/** `Type/id`, relative to the issuer's FHIR base. */
export const reference = v.pipe(
  v.string(),
  v.regex(/^[A-Z][A-Za-z]{1,63}\/[A-Za-z0-9\-.]{1,64}$/, 'a reference is Type/id'),
);
