import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Knowledge } from './knowledge.ts';
import { packKnowledge, unpackKnowledge } from './packed.ts';

const STORED = new URL('compiled/knowledge.json', import.meta.url);

const roundTrip = (value: unknown) =>
  unpackKnowledge(JSON.parse(packKnowledge(value as Knowledge))) as unknown;

describe('the stored form of the knowledge base', () => {
  it('gives back every JSON value as it was, the order of fields too', () => {
    const record = fc.record({ id: fc.string(), p: fc.double({ noNaN: true, noDefaultInfinity: true }) });
    const value = fc.dictionary(
      fc.string(),
      fc.oneof(fc.jsonValue(), fc.array(record), fc.array(fc.array(record))),
    );
    fc.assert(
      fc.property(value, (of) => {
        const text = JSON.stringify(of);
        expect(JSON.stringify(roundTrip(JSON.parse(text)))).toBe(text);
      }),
    );
  });

  it('writes the names of the fields once, and leaves lists of unlike records as they are', () => {
    expect(
      packKnowledge({
        findings: [
          { id: 'a', leak: 1 },
          { id: 'b', leak: 2 },
        ],
      } as never),
    ).toBe('{"findings":{"columns-of-records":{"id":{"joined-words":"a^b"},"leak":[1,2]}}}');
    expect(packKnowledge({ drugs: [[{ id: 'a' }, { id: 'b' }], [], [{ id: 'c' }]] } as never)).toBe(
      '{"drugs":{"lengths-of-lists":[2,0,1],"columns-of-records":{"id":{"joined-words":"a^b^c"}}}}',
    );
    expect(packKnowledge({ findings: [{ id: 'a' }, { id: 'b', leak: 2 }], drugs: [] } as never)).toBe(
      '{"findings":[{"id":"a"},{"id":"b","leak":2}],"drugs":[]}',
    );
  });

  it('writes words as one text, and tells lists, empty ones and awkward words apart', () => {
    const written = (of: unknown) => packKnowledge({ macros: of } as never);
    expect(written([['a b', 'c'], [], ['d']])).toBe('{"macros":{"joined-lists-of-words":"a b^c~~d"}}');
    for (const of of [
      [[], []],
      [['']],
      [[''], []],
      ['', ''],
      ['a^b', 'c'],
      [['a~'], ['b']],
      ['a', 1],
      [['a'], 'b'],
    ])
      expect(roundTrip({ macros: of })).toEqual({ macros: of });
    expect(() => written({ 'joined-words': 'a' })).toThrow('named like a stored form: joined-words');
  });

  it('has the findings and the conditions in columns: one field that only some have would cost a tenth', () => {
    const stored = JSON.parse(readFileSync(STORED, 'utf8')) as Record<string, object>;
    for (const list of [stored.findings, stored.conditions, stored.drugs])
      expect(Object.keys(list!)).toEqual(['columns-of-records']);
  });

  it('names the findings of a condition by their place, each as its distance from the one before', () => {
    const findings = [{ id: 'fever' }, { id: 'cough' }, { id: 'coryza' }];
    const conditions = [
      {
        id: 'cold',
        findings: [
          { finding: 'cough', p: 0.7 },
          { finding: 'coryza', p: 0.9 },
        ],
        risks: [],
      },
      { id: 'flu', findings: [{ finding: 'coryza', p: 0.5 }], risks: [{ finding: 'fever', oddsRatio: 2 }] },
    ];
    expect(packKnowledge({ findings, conditions } as never)).toContain('"finding":[1,1,2]');
    expect(roundTrip({ findings, conditions })).toEqual({ findings, conditions });
    expect(packKnowledge({ conditions } as never)).toContain(
      '"finding":{"joined-words":"cough^coryza^coryza"}',
    );
    expect(roundTrip({ conditions })).toEqual({ conditions });
  });

  it('leaves out an id that follows from the name, and no other', () => {
    const findings = [
      { id: 'crohns-disease', name: 'Crohn’s disease' },
      { id: 'fever', name: 'Fever (38.0 °C or more)' },
    ];
    expect(packKnowledge({ findings } as never)).toContain('"id":{"joined-words":"^fever"}');
    expect(roundTrip({ findings })).toEqual({ findings });
  });
});
