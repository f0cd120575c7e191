import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';

/** One defect of a knowledge file, for a person: where it is and how to mend it. */
export interface KnowledgeError {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** A parsed YAML file that remembers on which line each value stands. */
export interface SourceFile {
  readonly path: string;
  readonly data: unknown;
  /** Its YAML could not be parsed, which is reported already. */
  readonly unreadable: boolean;
  /** 1-based line of the value at `keys`, or of the nearest ancestor that exists. */
  lineOf(keys: readonly (string | number)[]): number;
}

export function readSourceFile(path: string, name: string, errors: KnowledgeError[]): SourceFile {
  const counter = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: counter, uniqueKeys: true });
  for (const error of document.errors) {
    const line = counter.linePos(error.pos[0]).line;
    errors.push({ file: name, line, message: `not readable YAML: ${error.message.split('\n')[0]}` });
  }
  return {
    path: name,
    unreadable: document.errors.length > 0,
    data: document.errors.length ? null : document.toJS(),
    lineOf: (keys) => lineOf(document, counter, keys),
  };
}

function lineOf(document: Document.Parsed, counter: LineCounter, keys: readonly (string | number)[]): number {
  let node: Node | null = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      node = (node.items[Number(key)] as Node | undefined) ?? null;
      offset = node?.range?.[0] ?? offset;
    } else break;
  }
  return counter.linePos(offset).line;
}

/** Parses `data` (standing at `base` in the file) with `schema`; every mismatch becomes an error with its line. */
export function parseAt<S extends v.GenericSchema>(
  file: SourceFile,
  base: readonly (string | number)[],
  data: unknown,
  schema: S,
  errors: KnowledgeError[],
): v.InferOutput<S> | null {
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  for (const issue of result.issues) {
    const keys = (issue.path ?? []).map((step) => step.key as string | number);
    const where = keys.join('.') || 'this entry';
    errors.push({
      file: file.path,
      line: file.lineOf([...base, ...keys]),
      message: `${where}: ${issue.message}`,
    });
  }
  return null;
}
