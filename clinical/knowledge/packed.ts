import type { ConditionDefinition, Knowledge } from './knowledge.ts';

/**
 * The form in which the compiled knowledge base is stored and sent: a list of records of one form is written as a
 * record of columns under this one key. Names of fields stand once instead of thousands of times, and like stands
 * beside like: an eighth smaller when compressed, a third when not. Lists of such lists (the findings of every condition)
 * are strung together, with how long each was. A list of words, or of lists of words, is one text: without the quotes
 * and commas the words of a column are a twentieth smaller.
 */
const COLUMNS = 'columns-of-records';
const LENGTHS = 'lengths-of-lists';
const WORDS = 'joined-words';
const WORDS_OF_LISTS = 'joined-lists-of-words';
const FORMS = [COLUMNS, LENGTHS, WORDS, WORDS_OF_LISTS];
/** Between words, and between lists of words. A list with a word that holds one of them is written as it is. */
const [WORD_END, LIST_END] = ['^', '~'];

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonRecord = { readonly [key: string]: Json };

/**
 * Writes the knowledge base, or a part of it, in columns; an id that follows from its name as an empty word; the findings
 * of a condition by their place in the list of findings, where that list is part of it, each place as its distance from
 * the one before: what is in order is small numbers. Takes JSON values only. Throws where a field has the name of a
 * stored form.
 */
export function packKnowledge(knowledge: Partial<Knowledge>): string {
  const places = new Map(knowledge.findings?.map(({ id }, place) => [id as string | number, place]));
  const distances: Said = (list) => {
    const of = list.map((id) => places.get(id));
    return of.every((place) => place !== undefined)
      ? of.map((place, at) => place - (at === 0 ? 0 : of[at - 1]!))
      : list;
  };
  return JSON.stringify(packed(withShortIds(withFindings(knowledge, distances)) as unknown as Json));
}

/** Reads what `packKnowledge` wrote, already parsed: `unpackKnowledge(JSON.parse(text))`. */
export function unpackKnowledge<Part extends Partial<Knowledge> = Knowledge>(stored: unknown): Part {
  const whole = withLongIds(unpacked(stored as Json) as unknown as Partial<Knowledge>);
  const { findings = [] } = whole;
  const named: Said = (list) => {
    let place = 0;
    return list.map((distance) =>
      typeof distance === 'number' ? findings[(place += distance)]!.id : distance,
    );
  };
  return withFindings(whole, named) as Part;
}

type Said = (findings: readonly (string | number)[]) => readonly (string | number)[];

/** The same knowledge with the mentions of findings in each list of a condition said otherwise. */
function withFindings(knowledge: Partial<Knowledge>, said: Said): Partial<Knowledge> {
  const { conditions } = knowledge;
  if (!conditions) return knowledge;
  const all = <T extends { readonly finding: string }>(list: readonly T[]): T[] => {
    const findings = said(list.map((one) => one.finding));
    return list.map((one, at) => ({ ...one, finding: findings[at] }) as T);
  };
  const other = (of: ConditionDefinition) => ({ ...of, findings: all(of.findings), risks: all(of.risks) });
  return { ...knowledge, conditions: conditions.map(other) };
}

/** The id that a name would have: "Crohn’s disease" is crohns-disease. */
const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[()'’,/.]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

type Named = { readonly id: string; readonly name: string };

const withShortIds = (knowledge: Partial<Knowledge>): Partial<Knowledge> =>
  withIds(knowledge, ({ id, name }) => (id === idOf(name) ? '' : id));
const withLongIds = (knowledge: Partial<Knowledge>): Partial<Knowledge> =>
  withIds(knowledge, ({ id, name }) => (id === '' ? idOf(name) : id));

/** The same knowledge with the ids of findings and conditions written otherwise, where all have names. */
function withIds(knowledge: Partial<Knowledge>, id: (of: Named) => string): Partial<Knowledge> {
  const all = <T extends Named>(list: readonly T[] | undefined) =>
    list?.every(({ name }) => typeof name === 'string') ? list.map((of) => ({ ...of, id: id(of) })) : list;
  const { findings, conditions } = knowledge;
  return {
    ...knowledge,
    ...(findings && { findings: all(findings) }),
    ...(conditions && { conditions: all(conditions) }),
  } as Partial<Knowledge>;
}

function packed(value: Json): Json {
  if (isList(value)) {
    const words = wordsOf(value);
    if (words) return words;
    const strung = value.every(isList) ? columnsOf(value.flat()) : null;
    if (strung) return { [LENGTHS]: value.map((list) => (list as readonly Json[]).length), ...strung };
    return columnsOf(value) ?? value.map(packed);
  }
  if (value === null || typeof value !== 'object') return value;
  if (isForm(value))
    throw new Error(`A field is named like a stored form: ${Object.keys(value).join(', ')}.`);
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, packed(of)]));
}

/** One text for a list of words or of lists of words; null for any other list, or where it could not be told apart. */
function wordsOf(list: readonly Json[]): JsonRecord | null {
  if (list.length < 2) return null;
  if (areWords(list)) return { [WORDS]: list.join(WORD_END) };
  const lists = list.filter((one) => isList(one)).filter(areWords);
  // No words and one empty word would be the same text.
  if (lists.length < list.length || lists.some((words) => words.includes(''))) return null;
  return { [WORDS_OF_LISTS]: lists.map((words) => words.join(WORD_END)).join(LIST_END) };
}

const areWords = (list: readonly Json[]): list is readonly string[] =>
  list.every((word) => typeof word === 'string' && !word.includes(WORD_END) && !word.includes(LIST_END));

function columnsOf(list: readonly Json[]): JsonRecord | null {
  const fields = fieldsOfAll(list);
  if (!fields) return null;
  const records = list as readonly JsonRecord[];
  const columns = fields.map((field) => [field, packed(records.map((r) => r[field]!))] as const);
  return { [COLUMNS]: Object.fromEntries(columns) };
}

function unpacked(value: Json): Json {
  if (isList(value)) return value.map(unpacked);
  if (value === null || typeof value !== 'object') return value;
  const { [COLUMNS]: columns, [WORDS]: words, [WORDS_OF_LISTS]: lists } = value;
  if (typeof words === 'string') return words.split(WORD_END);
  if (typeof lists === 'string') return lists.split(LIST_END).map(wordsIn);
  if (columns !== undefined) {
    const records = recordsOf(columns as JsonRecord);
    return value[LENGTHS] === undefined ? records : inLists(records, value[LENGTHS] as readonly number[]);
  }
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, unpacked(of)]));
}

const wordsIn = (text: string): string[] => (text === '' ? [] : text.split(WORD_END));

function recordsOf(columns: JsonRecord): readonly Json[] {
  const whole = Object.entries(columns).map(
    ([field, of]) => [field, unpacked(of) as readonly Json[]] as const,
  );
  return whole[0]![1].map((_, row) => {
    const record: Record<string, Json> = {};
    for (const [field, values] of whole) record[field] = values[row]!;
    return record;
  });
}

function inLists(records: readonly Json[], lengths: readonly number[]): Json {
  let at = 0;
  return lengths.map((length) => records.slice(at, (at += length)));
}

/** The fields of every record in the list, in their order; null when it is not a list of records of one form. */
function fieldsOfAll(list: readonly Json[]): readonly string[] | null {
  const [first] = list;
  if (!isRecord(first)) return null;
  const fields = Object.keys(first);
  // Assigning `__proto__` would not make a field.
  if (fields.length === 0 || fields.includes('__proto__')) return null;
  const form = fields.join('\n');
  return list.every((of) => isRecord(of) && Object.keys(of).join('\n') === form) ? fields : null;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const isForm = (value: object): boolean => FORMS.some((form) => Object.hasOwn(value, form));

function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !isList(value) && !isForm(value);
}
