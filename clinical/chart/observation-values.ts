import type { Concept } from './chart.ts';
import { readConcept } from './concepts.ts';
import type { JsonObject } from './json.ts';
import { booleanAt, has, isObject, numberAt, objectAt, textAt } from './json.ts';
import { comparatorOf, readNumber } from './numbers-in-text.ts';
import type { NumberInText } from './numbers-in-text.ts';

/** The value of an Observation or component before its unit is understood. */
export type ValueReading =
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly comparator: NumberInText['comparator'];
      /** Spellings of the unit, best first; empty when none was sent. */
      readonly units: readonly string[];
      readonly text: string;
      readonly flag: string | null;
    }
  | { readonly kind: 'words'; readonly value: Concept }
  | { readonly kind: 'absent'; readonly why: string }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'none' };

export type NumberValue = Extract<ValueReading, { kind: 'number' }>;

const NONE: ValueReading = { kind: 'none' };

/** Reads whichever `value[x]` is there; `dataAbsentReason` only when there is none. */
export function readValue(part: JsonObject): ValueReading {
  const quantity = objectAt(part, 'valueQuantity');
  if (quantity !== null) return readQuantity(quantity) ?? readRare(part);
  if (has(part, 'valueQuantity'))
    return { kind: 'unreadable', why: 'its quantity is not in a readable form' };
  const text = textAt(part, 'valueString');
  if (text !== null) return readText(text);
  if (has(part, 'valueCodeableConcept')) return readCoded(part);
  const integer = numberAt(part, 'valueInteger');
  if (integer !== null)
    return { kind: 'number', value: integer, comparator: null, units: [], text: String(integer), flag: null };
  const yes = booleanAt(part, 'valueBoolean');
  if (yes !== null) return words(yes ? 'Yes' : 'No');
  return readRare(part);
}

function readRare(part: JsonObject): ValueReading {
  const range = objectAt(part, 'valueRange');
  if (range !== null) return readRange(range);
  const ratio = objectAt(part, 'valueRatio');
  if (ratio !== null) return readRatio(ratio);
  if (has(part, 'valueSampledData'))
    return { kind: 'unreadable', why: 'it is a sampled signal, which is not read' };
  for (const key of ['valueDateTime', 'valueTime'] as const) {
    const stated = textAt(part, key);
    if (stated !== null) return words(stated);
  }
  const period = objectAt(part, 'valuePeriod');
  if (period !== null)
    return words([textAt(period, 'start'), textAt(period, 'end')].map((d) => d ?? '…').join(' to '));
  const reason = readConcept(part['dataAbsentReason']);
  if (reason !== null) return { kind: 'absent', why: reason.text };
  const unknown = Object.keys(part).find((key) => key.startsWith('value') && isSaid(part, key));
  return unknown === undefined ? NONE : { kind: 'unreadable', why: `its ${unknown} can't be read` };
}

function words(text: string): ValueReading {
  return { kind: 'words', value: { codings: [], text } };
}

/** Null when it holds no number at all. */
function readQuantity(quantity: JsonObject): ValueReading | null {
  const value = quantity['value'];
  const units = unitsOf(quantity);
  const comparator = comparatorOf(textAt(quantity, 'comparator'));
  if (typeof value === 'number' && Number.isFinite(value))
    return { kind: 'number', value, comparator, units, text: String(value), flag: null };
  if (typeof value === 'string' && value.trim() !== '') {
    const written = readNumber(value);
    if (written === null)
      return { kind: 'unreadable', why: `"${value.trim().slice(0, 40)}" is not a number` };
    return {
      kind: 'number',
      value: written.value,
      comparator: comparator ?? written.comparator,
      units: units.length === 0 && written.unit !== null ? [written.unit] : units,
      text: value.trim(),
      flag: written.flag,
    };
  }
  return value === undefined || value === null || value === ''
    ? null
    : { kind: 'unreadable', why: 'its quantity has no number' };
}

/** The code is tried first, then the unit as written, which is right where an internal number is sent as code. */
export function unitsOf(quantity: JsonObject): readonly string[] {
  const code = textAt(quantity, 'code');
  const unit = textAt(quantity, 'unit');
  if (code === null) return unit === null ? [] : [unit];
  return unit === null || unit === code ? [code] : [code, unit];
}

function readText(text: string): ValueReading {
  const written = readNumber(text);
  if (written === null) return words(text);
  return {
    kind: 'number',
    value: written.value,
    comparator: written.comparator,
    units: written.unit === null ? [] : [written.unit],
    text,
    flag: written.flag,
  };
}

function readCoded(part: JsonObject): ValueReading {
  const value = readConcept(part['valueCodeableConcept']);
  return value === null
    ? { kind: 'unreadable', why: 'its coded value has neither code nor text' }
    : { kind: 'words', value };
}

function readRange(range: JsonObject): ValueReading {
  const [low, high] = [objectAt(range, 'low'), objectAt(range, 'high')];
  const ends = [low, high].map((end) => (end === null ? null : numberAt(end, 'value')));
  if (ends.every((e) => e === null)) return { kind: 'unreadable', why: 'its range has no limits' };
  const unit = [low, high].flatMap((end) => (end === null ? [] : unitsOf(end)))[0];
  return words(`${ends[0] ?? '…'} to ${ends[1] ?? '…'}${unit === undefined ? '' : ` ${unit}`}`);
}

/** A titre (1:160) is the number 160 of the titre; any other ratio stays words. */
function readRatio(ratio: JsonObject): ValueReading {
  const [over, under] = ['numerator', 'denominator'].map((key) => {
    const quantity = ratio[key];
    return isObject(quantity) ? numberAt(quantity, 'value') : null;
  });
  if (over === null || over === undefined || under === null || under === undefined)
    return { kind: 'unreadable', why: 'its ratio lacks a side' };
  if (over === 1 && under > 1)
    return {
      kind: 'number',
      value: under,
      comparator: null,
      units: ['{titer}'],
      text: `1:${under}`,
      flag: null,
    };
  return words(`${over}:${under}`);
}

/** A quantity without a number and a blank text say nothing. */
function isSaid(part: JsonObject, key: string): boolean {
  if (key === 'valueQuantity' || !has(part, key)) return false;
  return key !== 'valueString' || typeof part[key] !== 'string';
}
