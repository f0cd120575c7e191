import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTimeline } from '../model/build-timeline.ts';
import { AS_OF, chartOf, DAY, day, measurement } from '../model/synthetic-chart.ts';
import {
  clampWindow,
  limitsOf,
  panBy,
  presetOf,
  PRESETS,
  presetWindow,
  windowAround,
  zoomAt,
} from './window-moves.ts';

const model = buildTimeline(chartOf({ measurements: [measurement({ when: day(4000) }), measurement()] }), {
  asOf: AS_OF,
});
const limits = limitsOf(model);
const days = fc.integer({ min: -9000, max: 9000 });
const windows = fc
  .tuple(days, fc.integer({ min: 1, max: 9000 }))
  .map(([from, span]) => ({ start: AS_OF + from * DAY, end: AS_OF + (from + span) * DAY }));

describe('moving the window', () => {
  it('never leaves the limits and never turns around', () => {
    fc.assert(
      fc.property(windows, days, fc.double({ min: 0.01, max: 50, noNaN: true }), (window, pan, factor) => {
        const moved = clampWindow(zoomAt(panBy(window, pan * DAY), window.start, factor), limits);
        expect(moved.start).toBeGreaterThanOrEqual(limits.start);
        expect(moved.end).toBeLessThanOrEqual(limits.end + 1);
        expect(moved.end).toBeGreaterThan(moved.start);
      }),
    );
  });

  it('zooming leaves the time under the pointer where it is', () => {
    const window = { start: 0, end: 1000 };
    const zoomed = zoomAt(window, 250, 0.5);
    expect((250 - zoomed.start) / (zoomed.end - zoomed.start)).toBeCloseTo(0.25);
  });

  it('evidence that is in view moves nothing; other evidence comes into view', () => {
    const window = { start: 0, end: 1000 };
    expect(windowAround(window, 300, 600, 980)).toBe(window);
    fc.assert(
      fc.property(fc.integer({ min: -9000, max: 9000 }), fc.nat(9000), (from, length) => {
        const around = windowAround(window, from, from + length, 980);
        expect(around.start).toBeLessThanOrEqual(from);
        expect(around.end).toBeGreaterThanOrEqual(from + length);
        expect(around.end - around.start).toBeGreaterThanOrEqual(1000);
        const latest = Math.max(980, from + length);
        if (around !== window)
          expect(around.end).toBeLessThanOrEqual(latest + (around.end - around.start) * 0.021);
      }),
    );
  });

  it('each preset is recognised when it is in view', () => {
    for (const { id, span } of PRESETS) {
      expect(presetOf(model, clampWindow(presetWindow(model, span), limits))).toBe(id);
    }
    expect(presetOf(model, { start: AS_OF - 3 * DAY, end: AS_OF })).toBeNull();
  });

  it('the whole record is in view with the preset for all', () => {
    const all = clampWindow(presetWindow(model, Infinity), limits);
    expect(all.start).toBeLessThanOrEqual(model.items.start[0]!);
    expect(all.end).toBeGreaterThanOrEqual(AS_OF);
  });
});
