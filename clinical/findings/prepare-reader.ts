import type {
  AnalyteDefinition,
  ConditionDefinition,
  FindingDefinition,
  Knowledge,
} from '../knowledge/knowledge.ts';
import { buildCodeIndex } from './coded/code-index.ts';
import type { CodeIndex } from './coded/code-index.ts';
import { drugClasses } from './coded/drug-classes.ts';
import { finished, type InSteps } from './in-steps.ts';
import { reachOf, type Reach } from './numeric/reach.ts';
import { buildingTextReader } from './text/text-reader.ts';
import type { TextReader } from './text/text-reader.ts';

/** Everything the reader derives from a knowledge base once, however many charts follow. */
export interface PreparedReader {
  readonly knowledge: Knowledge;
  readonly text: TextReader;
  readonly codes: CodeIndex;
  readonly analytes: ReadonlyMap<string, AnalyteDefinition>;
  readonly findingIndex: ReadonlyMap<string, number>;
  readonly conditions: ReadonlyMap<string, ConditionDefinition>;
  /** Findings that history states as a known condition: condition id to finding indices. */
  readonly findingsOfCondition: ReadonlyMap<string, readonly number[]>;
  /** Drug or class id to the findings that its use makes present. */
  readonly findingsOfDrug: ReadonlyMap<string, readonly number[]>;
  /** Findings that numbers or their course tell, with their indices. */
  readonly measured: readonly { readonly def: FindingDefinition; readonly index: number }[];
  /** How far back the numbers of an analyte can matter. */
  readonly reach: Reach;
  /** Drug id to itself and all its classes. */
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>;
}

function indicesBy(
  findings: readonly FindingDefinition[],
  keys: (f: FindingDefinition) => readonly string[],
): Map<string, number[]> {
  const map = new Map<string, number[]>();
  findings.forEach((f, index) => {
    for (const key of keys(f)) {
      const list = map.get(key);
      if (list) list.push(index);
      else map.set(key, [index]);
    }
  });
  return map;
}

const prepared = new WeakMap<Knowledge, PreparedReader>();

/**
 * Builds (or returns) the reader's indexes for a knowledge base. Call it early to keep the first chart fast.
 * @throws PatternError when a text pattern is malformed.
 */
export function prepareReader(knowledge: Knowledge): PreparedReader {
  return finished(preparingReader(knowledge));
}

/** The same in short steps, for a thread that must answer meanwhile. */
export function* preparingReader(knowledge: Knowledge): InSteps<PreparedReader> {
  const known = prepared.get(knowledge);
  if (known) return known;
  const text = yield* buildingTextReader(knowledge);
  const reader: PreparedReader = {
    knowledge,
    text,
    codes: buildCodeIndex(knowledge),
    analytes: new Map(knowledge.analytes.map((a) => [a.id, a])),
    findingIndex: new Map(knowledge.findings.map((f, i) => [f.id, i])),
    conditions: new Map(knowledge.conditions.map((c) => [c.id, c])),
    findingsOfCondition: indicesBy(knowledge.findings, (f) => (f.condition === null ? [] : [f.condition])),
    findingsOfDrug: indicesBy(knowledge.findings, (f) => f.drugs),
    measured: knowledge.findings.flatMap((def, index) =>
      def.numeric.length > 0 || def.trends.length > 0 ? [{ def, index }] : [],
    ),
    reach: reachOf(knowledge.findings),
    classes: drugClasses(knowledge.drugs),
  };
  prepared.set(knowledge, reader);
  return reader;
}
