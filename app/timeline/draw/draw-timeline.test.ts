import { describe, expect, it } from 'vitest';
import { buildTimeline } from '../model/build-timeline.ts';
import { visibleItems } from '../model/find-items.ts';
import { AS_OF, chartOf, day, measurement, source, concept } from '../model/synthetic-chart.ts';
import { layoutRows, NO_FOLDS } from '../view/layout-rows.ts';
import { drawTimeline } from './draw-timeline.ts';
import type { Palette } from './palette.ts';
import { svgPen } from './svg-pen.ts';

const NAMES = [
  'surface',
  'sunken',
  'line',
  'ink',
  'muted',
  'accent',
  'accentSoft',
  'onAccent',
  'alert',
  'alertSoft',
  'mark',
  'bar',
  'onBar',
  'barPast',
  'edge',
  'band',
  'bandEdge',
  'shade',
  'shadeStrong',
  'grid',
];
const palette = Object.fromEntries(NAMES.map((name) => [name, name])) as unknown as Palette;

function drawn(over: Parameters<typeof chartOf>[0], folds = NO_FOLDS): string {
  const model = buildTimeline(chartOf(over), { asOf: AS_OF });
  const visible = visibleItems(model, null);
  const layout = layoutRows(model, visible, folds, false);
  const { pen, markup } = svgPen();
  drawTimeline({
    pen,
    palette,
    model,
    visible,
    layout,
    window: model.defaultWindow,
    width: 600,
    gutter: 80,
    top: 0,
    bottom: layout.height,
    zero: null,
  });
  return markup(680, layout.height);
}

const shapes = (svg: string) => svg.match(/<path d="M[^"]*Z" fill="alert"/g) ?? [];

describe('the drawing', () => {
  it('gives an abnormal value a shape that a normal one does not have', () => {
    expect(shapes(drawn({ measurements: [measurement({ value: 7 })] }))).toHaveLength(1);
    expect(shapes(drawn({ measurements: [measurement({ value: 4 })] }))).toHaveLength(0);
    const up = shapes(drawn({ measurements: [measurement({ value: 7, when: day(3) })] }))[0];
    const down = shapes(drawn({ measurements: [measurement({ value: 2, when: day(3) })] }))[0];
    expect(up).not.toBe(down);
  });

  it('labels the range with its limits and its source', () => {
    expect(drawn({ measurements: [measurement()] })).toMatch(/3\.5–5\.1.*lab’s range/);
    const general = { low: 3.5, high: 5, source: 'knowledge', text: null } as const;
    expect(drawn({ measurements: [measurement({ range: general })] })).toMatch(/3\.5–5.*general range/);
  });

  it('writes how many notes stand behind one mark', () => {
    const notes = Array.from({ length: 12 }, () => ({
      ...source('DocumentReference'),
      kind: 'document' as const,
      role: 'note' as const,
      title: 'Visit',
      concept: null,
      when: day(30),
      text: 'x',
      unread: null,
    }));
    expect(drawn({ documents: notes })).toContain('>12</text>');
  });

  it('says where the items of a row are that has none in view', () => {
    const old = {
      ...source('Procedure'),
      kind: 'procedure' as const,
      concept: concept('Repair'),
      status: 'completed',
      performed: { start: day(3000), end: null },
    };
    expect(drawn({ procedures: [old], measurements: [measurement()] })).toMatch(
      /◂ \d\d-[A-Z][a-z]{2}-20\d\d/,
    );
  });

  it('escapes what the record says', () => {
    const odd = {
      ...source('Procedure'),
      kind: 'procedure' as const,
      concept: concept('<script>&"'),
      status: 'completed',
      performed: { start: day(300), end: null },
    };
    const svg = drawn({ procedures: [odd] });
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('&lt;script&gt;');
  });
});
