import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
// oxlint-disable-next-line boundaries/dependencies -- a test may read the real analytes with Node
import { realAnalytes } from '../knowledge/build/real-analytes.ts';
import type { Chart, ChartEntry } from './chart.ts';
import { parseDate } from './dates.ts';
import { readChart } from './read-chart.ts';

interface Expected {
  readonly asOf: string;
  readonly reading: string;
  readonly measurements?: readonly {
    ref: string;
    analyte: string;
    value: number;
    unit: string;
    comparator?: string;
  }[];
  readonly notMeasured?: readonly string[];
  readonly notShown?: readonly string[];
  readonly conditions?: readonly { ref: string; clinicalStatus?: string; verification?: string }[];
  readonly documents?: readonly { ref: string; contains?: string[]; lacks?: string[]; unread?: boolean }[];
  readonly sameAs?: readonly { ref: string; of: string }[];
  readonly problems?: readonly { kind: string; evidence: string }[];
}

const knowledge = { analytes: realAnalytes() };
const fixtures = new URL('../../fhir-fixtures/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, fixtures), 'utf8'));
const folders = (set: string) =>
  readdirSync(new URL(`${set}/`, fixtures), { withFileTypes: true })
    .filter((e) => e.isDirectory())
    .map((e) => e.name);

function entriesOf(chart: Chart): ChartEntry[] {
  return Object.values(chart).flatMap((list: unknown) =>
    Array.isArray(list) && list !== chart.problems ? (list as ChartEntry[]) : [],
  );
}

const holds = (entry: ChartEntry, ref: string) => entry.ref === ref || entry.alsoIn.includes(ref);

function expectAccounting(chart: Chart): void {
  const { read, shown, merged, dropped, supporting } = chart.accounting;
  expect(shown + merged + dropped + supporting).toBe(read);
  expect(shown).toBe(new Set(entriesOf(chart).map((e) => e.ref)).size);
  const droppedRefs = new Set(chart.problems.filter((p) => p.dropped).map((p) => p.evidence));
  expect(droppedRefs.size).toBe(dropped);
}

describe.each(folders('hostile'))('hostile record %s', (slug) => {
  const expected = json(`hostile/${slug}/expected.json`) as Expected;
  const bundle = json(`hostile/${slug}/bundle.json`);
  const chart = readChart([bundle], { knowledge, asOf: parseDate(expected.asOf)!.at });
  const entries = entriesOf(chart);

  it(`is read so: ${expected.reading}`, () => {
    for (const m of expected.measurements ?? []) {
      const id = m.analyte.replaceAll('_', '-');
      const found = chart.measurements.find((x) => x.analyte === id && holds(x, m.ref));
      expect(found, `${m.ref} ${id}`).toBeDefined();
      expect(found!.unit).toBe(m.unit);
      expect(Math.abs(found!.value - m.value)).toBeLessThanOrEqual(
        Math.max(0.005, Math.abs(m.value) * 0.005),
      );
      expect(found!.comparator).toBe(m.comparator ?? null);
    }
    for (const ref of expected.notMeasured ?? [])
      expect(chart.measurements.filter((m) => holds(m, ref))).toEqual([]);
    for (const ref of expected.notShown ?? []) expect(entries.filter((e) => holds(e, ref))).toEqual([]);
    for (const c of expected.conditions ?? []) {
      const found = chart.conditions.find((x) => holds(x, c.ref));
      expect(found, c.ref).toBeDefined();
      expect(found).toMatchObject({
        ...(c.clinicalStatus === undefined ? {} : { clinicalStatus: c.clinicalStatus }),
        ...(c.verification === undefined ? {} : { verification: c.verification }),
      });
    }
    for (const { ref, of } of expected.sameAs ?? [])
      expect(entries.filter((e) => holds(e, ref) && holds(e, of)).length, `${ref} is ${of}`).toBe(1);
  });

  it('has its documents as text or a reason', () => {
    for (const d of expected.documents ?? []) {
      const found = chart.documents.find((x) => holds(x, d.ref));
      expect(found, d.ref).toBeDefined();
      if (d.unread) expect([found!.text, typeof found!.unread]).toEqual([null, 'string']);
      for (const words of d.contains ?? []) expect(found!.text).toContain(words);
      for (const words of d.lacks ?? []) expect(found!.text).not.toContain(words);
    }
  });

  it('reports its problems and accounts for every item', () => {
    for (const p of expected.problems ?? [])
      expect(chart.problems).toContainEqual(expect.objectContaining(p));
    expectAccounting(chart);
  });
});

describe.each(folders('cases'))('case %s', (slug) => {
  const chart = readChart([json(`cases/${slug}/bundle.json`)], { knowledge, asOf: Date.UTC(2026, 0, 16) });

  it('accounts for every item and knows every analyte with a unit', () => {
    expectAccounting(chart);
    expect(chart.measurements.length).toBeGreaterThan(20);
    expect(
      chart.problems.filter((p) => p.kind === 'unreadable-unit' || p.kind === 'implausible-value'),
    ).toEqual([]);
  });

  it('survives structured clone', () => {
    expect(structuredClone(chart)).toEqual(chart);
  });
});
