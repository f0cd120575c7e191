import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

const error = (...args: string[]) => {
  const read = readArguments(args);
  return 'error' in read ? read.error : null;
};

describe('the arguments of ddx', () => {
  it('are a path, with the latest item of the record and 20 diagnoses where nothing else is said', () => {
    expect(readArguments(['a.json'])).toEqual({ path: 'a.json', asOf: null, top: 20 });
  });

  it('take --as-of to the end of what it states, and --top', () => {
    const at = (text: string) => {
      const read = readArguments(['a', '--as-of', text, '--top=3']);
      return 'error' in read
        ? read.error
        : [read.asOf?.text, new Date(read.asOf!.at).toISOString(), read.top];
    };
    expect(at('2026-01-15')).toEqual(['2026-01-15', '2026-01-15T23:59:59.999Z', 3]);
    expect(at('2026-01-15T10:00:00Z')).toEqual(['2026-01-15T10:00:00Z', '2026-01-15T10:00:00.000Z', 3]);
    expect(at('2026')).toEqual(['2026', '2026-12-31T23:59:59.999Z', 3]);
  });

  it.each([
    [[], 'PATH is missing'],
    [['a', 'b'], 'One PATH'],
    [['a', '--as-of', 'tomorrow'], '--as-of needs a date'],
    [['a', '--as-of'], '--as-of needs a date'],
    [['a', '--top', '0'], '--top needs a whole number'],
    [['a', '--top', '2.5'], '--top needs a whole number'],
    [['a', '--fast'], 'There is no option --fast'],
  ])('%j is refused with a sentence', (args, sentence) => {
    expect(error(...args)).toContain(sentence);
  });
});
