import type { AnalyteDefinition } from '../knowledge/knowledge.ts';
import type { AnalyteIndex } from './analyte-index.ts';
import type { Coding, Concept } from './chart.ts';
import { LOINC, readConcept } from './concepts.ts';
import type { JsonObject } from './json.ts';
import { objectAt, objectsAt, textAt } from './json.ts';
import { isBloodPressurePanel, isLoincCode, isPanelCode } from './loinc.ts';
import { nameKey, namesOf } from './names.ts';
import type { ReadContext } from './reading.ts';

/** What an Observation's code says it measures. */
export interface CodeReading {
  readonly concept: Concept;
  readonly analyte: AnalyteDefinition | null;
  /** The analyte was found by its name, so its unit must confirm it. */
  readonly byName: boolean;
  /** Plain words when the codes contradict each other or can't be right. */
  readonly doubt: string | null;
  readonly bloodPressure: boolean;
}

const UNNAMED: Concept = { codings: [], text: 'Unnamed observation' };
const CACHE_LIMIT = 20_000;

/** The code of an Observation or component; read once for each distinct way of writing it. */
export function readCode(part: JsonObject, specimen: string | null, context: ReadContext): CodeReading {
  const code = objectAt(part, 'code');
  const key = `${code === null ? '' : keyOf(code)}|${specimen ?? ''}`;
  const known = context.codes.get(key);
  if (known !== undefined) return known;
  const reading = resolve(readConcept(code), specimen, context.index);
  if (context.codes.size < CACHE_LIMIT) context.codes.set(key, reading);
  return reading;
}

function keyOf(code: JsonObject): string {
  let key = textAt(code, 'text') ?? '';
  for (const c of objectsAt(code, 'coding'))
    key += `\n${textAt(c, 'system') ?? ''}|${textAt(c, 'code') ?? ''}|${textAt(c, 'display') ?? ''}`;
  return key;
}

function resolve(concept: Concept | null, specimen: string | null, index: AnalyteIndex): CodeReading {
  if (concept === null)
    return {
      concept: UNNAMED,
      analyte: null,
      byName: false,
      doubt: 'it has no code and no text',
      bloodPressure: false,
    };
  const loinc = concept.codings.filter((c) => c.system === LOINC && c.code !== '');
  const valid = loinc.filter((c) => isLoincCode(c.code));
  const invalid = loinc.find((c) => !isLoincCode(c.code));
  const bloodPressure = valid.some((c) => isBloodPressurePanel(c.code)) || isBloodPressureText(concept);
  const coded = new Set(valid.flatMap((c) => index.byLoinc(c.code) ?? []));
  const named = nameHit(concept, specimen, index);
  const base = { concept, bloodPressure };
  if (coded.size > 1) return severalCoded(base, coded, named);
  const [analyte] = coded;
  if (analyte !== undefined) {
    if (named !== null && named.analyte !== analyte && !isRelated(analyte, named.key))
      return {
        ...base,
        analyte: null,
        byName: false,
        doubt: `its LOINC code means ${analyte.name}, its text says "${concept.text}"`,
      };
    return { ...base, analyte, byName: false, doubt: null };
  }
  const other = valid.find((c) => !isPanelCode(c.code));
  if (other !== undefined) return { ...base, analyte: null, byName: false, doubt: null };
  const doubt =
    invalid === undefined
      ? null
      : `"${invalid.code}" is not a LOINC code (its check digit is wrong)${named === null ? '' : `; read by its name as ${named.analyte.name}`}`;
  return { ...base, analyte: named?.analyte ?? null, byName: named !== null, doubt };
}

function severalCoded(
  base: Pick<CodeReading, 'concept' | 'bloodPressure'>,
  coded: ReadonlySet<AnalyteDefinition>,
  named: { analyte: AnalyteDefinition } | null,
): CodeReading {
  if (named !== null && coded.has(named.analyte))
    return { ...base, analyte: named.analyte, byName: false, doubt: null };
  const names = [...coded].map((a) => a.name).join(' and ');
  return { ...base, analyte: null, byName: false, doubt: `its codes mean different things: ${names}` };
}

/** Text first, then displays, then the code itself where it is a local mnemonic ("HGB"). */
function nameHit(
  concept: Concept,
  specimen: string | null,
  index: AnalyteIndex,
): { analyte: AnalyteDefinition; key: string } | null {
  const texts = [concept.text, ...concept.codings.flatMap((c) => c.display ?? mnemonic(c) ?? [])];
  for (const text of texts)
    for (const name of namesOf(text, specimen)) {
      const analyte = index.byName(name);
      if (analyte !== null) return { analyte, key: nameKey(name) };
    }
  return null;
}

function mnemonic(coding: Coding): string | null {
  return coding.system !== LOINC && /^[a-z][a-z0-9 .-]*$/i.test(coding.code) ? coding.code : null;
}

/** "Glucose" beside the code of urine glucose is short for it, not against it. */
function isRelated(analyte: AnalyteDefinition, key: string): boolean {
  return analyte.names.some((n) => {
    const name = nameKey(n);
    return name.includes(key) || (name.length > 2 && key.includes(name));
  });
}

function isBloodPressureText(concept: Concept): boolean {
  const key = nameKey(concept.text);
  return key === 'blood pressure' || key === 'bp' || key.startsWith('blood pressure panel');
}
