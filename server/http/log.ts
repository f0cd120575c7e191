/** Field values are numbers, codes, routes and ids of requests: never text of a record, a URL's query or a person. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly [field: string]: string | number | boolean | null | readonly string[];
}

export type Log = (entry: LogEntry) => void;

/** One JSON line on standard error for each entry. */
export const logToStderr: Log = (entry) => {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
};

/** A place in the code as V8 writes it; the message before them can hold anything, lines like these too. */
const FRAME = /^\s+at (?:[\w$.<>[\] ]{1,120} \()?(?:async )?(?:file:\/\/|node:|\/)[^()\s]{1,300}:\d+:\d+\)?$/;

/** Name and places of an error, without its message. */
export function faultOf(error: unknown): { name: string; frames: string[] } {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error('not an error');
  const after = stack.indexOf(message) < 0 ? 0 : stack.indexOf(message) + message.length;
  const frames = stack
    .slice(after)
    .split('\n')
    .filter((line) => FRAME.test(line));
  return { name, frames };
}

/**
 * What may be logged of an unexpected error. Messages of database errors quote the statement with its values,
 * so only names, codes and places in the code are kept.
 */
export function describeFault(error: unknown): Record<string, string | readonly string[]> {
  const names: string[] = [];
  let innermost: unknown = null;
  for (let inner = error; inner instanceof Error && names.length < 5; inner = inner.cause) {
    const code = (inner as { code?: unknown }).code;
    names.push(typeof code === 'string' && /^\w{1,40}$/.test(code) ? `${inner.name} ${code}` : inner.name);
    innermost = inner;
  }
  const frames = innermost === null ? [] : faultOf(innermost).frames;
  return { errors: names, at: frames.slice(0, 6).map((line) => line.trim()) };
}
