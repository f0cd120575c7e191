import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MedicationItem } from '../../../clinical/chart/chart.ts';
import { densityOf } from '../draw/draw-density.ts';
import { newestIn } from '../newest-items.ts';
import { forEachMark, isBar, itemsOfBin, type Grain } from './bin-items.ts';
import { buildTimeline } from './build-timeline.ts';
import { countIn, touches, visibleItems, type VisibleItems } from './find-items.ts';
import { hitRow } from './hit-row.ts';
import { AS_OF, chartOf, concept, DAY, day, measurement, source } from './synthetic-chart.ts';
import type { TimelineModel, TimeWindow } from './timeline-model.ts';

const drug = (start: number, length: number | null, name: number): MedicationItem => ({
  ...source('MedicationRequest'),
  kind: 'medication',
  concept: concept(`drug ${name}`),
  status: length === null ? 'active' : 'completed',
  source: 'request',
  period: { start: day(start), end: length === null ? null : day(start - length) },
  dosage: null,
  reason: null,
});

const models = fc
  .record({
    drugs: fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 1500 }),
        fc.option(fc.integer({ min: 0, max: 900 })),
        fc.integer({ min: 0, max: 2 }),
      ),
      { maxLength: 40 },
    ),
    values: fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 1, max: 9 }),
      ),
      { maxLength: 60 },
    ),
  })
  .map(({ drugs, values }) =>
    buildTimeline(
      chartOf({
        medications: drugs.map(([start, length, name]) => drug(start, length, name)),
        measurements: values.map(([when, analyte, value]) =>
          measurement({ analyte: `a${analyte}`, value, when: day(when) }),
        ),
      }),
      { asOf: AS_OF },
    ),
  );

const windows = fc
  .tuple(fc.integer({ min: -100, max: 1700 }), fc.integer({ min: 1, max: 1700 }))
  .map(([before, span]): TimeWindow => ({ start: AS_OF - before * DAY, end: AS_OF - (before - span) * DAY }));

const grains = fc
  .record({ cell: fc.integer({ min: 1, max: 400 }), minBar: fc.integer({ min: 1, max: 90 }) })
  .map(({ cell, minBar }): Grain => ({ cell: cell * DAY * 0.37, minBar: minBar * DAY }));

const filters = fc.constantFrom(null, (i: number) => i % 3 !== 0);

function bruteRow(model: TimelineModel, visible: VisibleItems, row: number, window: TimeWindow): number[] {
  const { from, to } = model.rows[row]!;
  const kept = new Set(visible.order);
  return Array.from({ length: to - from }, (_, k) => from + k).filter(
    (i) => kept.has(i) && touches(model, i, window),
  );
}

describe('finding items', () => {
  it('two binary searches find what a scan finds', () => {
    fc.assert(
      fc.property(models, windows, filters, (model, window, keep) => {
        const visible = visibleItems(model, keep);
        for (const row of model.rows.keys()) {
          expect(countIn(model, visible, row, window)).toBe(bruteRow(model, visible, row, window).length);
        }
      }),
    );
  });

  it('every item in the window is in exactly one mark or bar', () => {
    fc.assert(
      fc.property(models, windows, grains, filters, (model, window, grain, keep) => {
        const visible = visibleItems(model, keep);
        for (const row of model.rows.keys()) {
          let counted = 0;
          const drawn: number[] = [];
          forEachMark(
            model,
            visible,
            row,
            window,
            grain,
            (bin) => {
              counted += bin.count;
              drawn.push(...itemsOfBin(model, visible, bin, grain).filter((i) => touches(model, i, window)));
            },
            (item) => {
              counted += 1;
              drawn.push(item);
            },
          );
          expect(drawn.sort((a, b) => a - b)).toEqual(bruteRow(model, visible, row, window));
          expect(counted).toBe(drawn.length);
        }
      }),
    );
  });

  it('the density of a window counts every item in it once', () => {
    fc.assert(
      fc.property(models, windows, fc.integer({ min: 1, max: 200 }), (model, window, columns) => {
        const visible = visibleItems(model, null);
        const rows = [...model.rows.keys()];
        const { counts, total } = densityOf(model, visible, rows, window, columns);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(total);
        expect(total).toBe(rows.reduce((n, row) => n + bruteRow(model, visible, row, window).length, 0));
      }),
    );
  });

  it('the newest items of a window are the same, merged or sorted', () => {
    fc.assert(
      fc.property(models, windows, fc.integer({ min: 1, max: 30 }), (model, window, wanted) => {
        const visible = visibleItems(model, null);
        const some = newestIn(model, visible, window, wanted);
        const all = newestIn(model, visible, window, Infinity);
        const at = (items: readonly number[]) => items.map((i) => model.items.start[i]);
        expect(some.total).toBe(all.items.length);
        expect(at(some.items)).toEqual(at(all.items.slice(0, wanted)));
      }),
    );
  });
});

/** Bins all items of the row and takes the nearest mark, else the shortest bar over the place. */
function bruteHit(
  model: TimelineModel,
  visible: VisibleItems,
  row: number,
  time: number,
  grain: Grain,
  reach: number,
) {
  const everything = { start: -8e15, end: 8e15 };
  const marks: { at: number; items: number[] }[] = [];
  const bars: number[] = [];
  forEachMark(
    model,
    visible,
    row,
    everything,
    grain,
    (bin) => marks.push({ at: bin.at, items: itemsOfBin(model, visible, bin, grain) }),
    (item) => bars.push(item),
  );
  const near = marks
    .filter((m) => Math.abs(m.at - time) <= reach)
    .sort((a, b) => Math.abs(a.at - time) - Math.abs(b.at - time));
  if (near[0]) return { distance: Math.abs(near[0].at - time), bar: null };
  const { start, end } = model.items;
  const over = bars
    .filter((i) => start[i]! - reach / 4 <= time && time <= end[i]! + reach / 4)
    .map((i) => end[i]! - start[i]!);
  return over.length > 0 ? { distance: null, bar: Math.min(...over) } : null;
}

describe('what is under the pointer', () => {
  it('looking at the neighbours finds what looking at everything finds', () => {
    fc.assert(
      fc.property(
        models,
        grains,
        fc.integer({ min: -10, max: 1600 }),
        fc.integer({ min: 1, max: 120 }),
        (model, grain, before, reachDays) => {
          const visible = visibleItems(model, null);
          const [time, reach] = [AS_OF - before * DAY, reachDays * DAY * 0.31];
          for (const row of model.rows.keys()) {
            const expected = bruteHit(model, visible, row, time, grain, reach);
            const hit = hitRow(model, visible, row, time, grain, reach);
            expect(hit !== null).toBe(expected !== null);
            if (!hit || !expected) continue;
            if (expected.distance !== null) expect(Math.abs(hit.at - time)).toBe(expected.distance);
            else {
              expect(isBar(model, hit.items[0]!, grain)).toBe(true);
              expect(model.items.end[hit.items[0]!]! - model.items.start[hit.items[0]!]!).toBe(expected.bar);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
