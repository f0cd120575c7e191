import { describe, expect, it } from 'vitest';
import { buildTimeline } from '../model/build-timeline.ts';
import { visibleItems } from '../model/find-items.ts';
import { AS_OF, chartOf, day, measurement } from '../model/synthetic-chart.ts';
import { layoutRows, NO_FOLDS, stripAt, type Layout } from './layout-rows.ts';

const measurements = Array.from({ length: 20 }, (_, k) =>
  measurement({ analyte: `a${k}`, when: day(k + 1) }),
);
const model = buildTimeline(chartOf({ measurements }), { asOf: AS_OF });
const all = visibleItems(model, null);
const rowsShown = (layout: Layout) =>
  layout.strips.flatMap((s) => (s.kind === 'head' && !s.folded ? [] : s.rows));

describe('laying out rows', () => {
  it('every row with an item stands in exactly one strip, folded or not', () => {
    for (const folded of [[], ['laboratory']] as const) {
      for (const narrow of [false, true]) {
        const layout = layoutRows(model, all, { ...NO_FOLDS, folded: new Set(folded) }, narrow);
        expect(rowsShown(layout).sort((a, b) => a - b)).toEqual([...model.rows.keys()]);
      }
    }
  });

  it('strips follow each other without a gap, and each height finds its strip', () => {
    const layout = layoutRows(model, all, NO_FOLDS, false);
    let y = 0;
    for (const strip of layout.strips) {
      expect(strip.y).toBe(y);
      expect(stripAt(layout, y)).toBe(strip);
      expect(stripAt(layout, y + strip.height - 0.5)).toBe(strip);
      y += strip.height;
    }
    expect(layout.height).toBe(y);
    expect(stripAt(layout, y)).toBeNull();
    expect(stripAt(layout, -1)).toBeNull();
  });

  it('a row that was asked for stands beside the first eight', () => {
    const last = model.rows.at(-1)!;
    const layout = layoutRows(model, all, { ...NO_FOLDS, pinned: new Set([last.id]) }, false);
    const rows = layout.strips.filter((s) => s.kind === 'row');
    expect(rows).toHaveLength(9);
    expect(rows.at(-1)!.id).toBe(last.id);
    expect(layout.strips.find((s) => s.kind === 'rest')!.rows).toHaveLength(11);
  });

  it('rows without an item that passes the filter are left out', () => {
    const one = visibleItems(model, (i) => i === model.rows[3]!.from);
    expect(rowsShown(layoutRows(model, one, NO_FOLDS, false))).toEqual([3]);
  });

  describe('while the record is read', () => {
    const few = buildTimeline(chartOf({ measurements: measurements.slice(0, 3) }), { asOf: AS_OF });
    const whole = layoutRows(model, all, NO_FOLDS, false);
    const lanesOf = ({ strips }: Layout) => [...new Set(strips.map((s) => s.lane.id))];

    it('nothing stands below a lane that may still gain rows', () => {
      const layout = layoutRows(few, visibleItems(few, null), NO_FOLDS, false, { laboratory: 'more' });
      expect(rowsShown(layout)).toHaveLength(3);
      expect(lanesOf(layout).at(-1)).toBe('laboratory');
    });

    it('a lane of which nothing is whole has its head alone', () => {
      const layout = layoutRows(model, all, NO_FOLDS, false, { laboratory: 'all', notes: 'all' });
      expect(layout.strips.at(-1)).toMatchObject({ kind: 'head', lane: { id: 'laboratory' } });
    });

    it('a lane that is full keeps its height whatever comes, so that the next may stand', () => {
      expect(layoutRows(model, all, NO_FOLDS, false, { laboratory: 'more' })).toEqual(whole);
    });

    it('what stands stays where it is when more is laid out', () => {
      const before = layoutRows(few, visibleItems(few, null), NO_FOLDS, false, { laboratory: 'more' });
      const after = layoutRows(few, visibleItems(few, null), NO_FOLDS, false);
      expect(after.strips.slice(0, before.strips.length)).toEqual(before.strips);
      expect(after.strips.length).toBeGreaterThan(before.strips.length);
    });
  });
});
