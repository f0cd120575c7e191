export type Align = 'left' | 'center' | 'right';

/** What the timeline draws with. One kind paints on a canvas, the other writes SVG for print. */
export interface Pen {
  rect(x: number, y: number, width: number, height: number, fill: string): void;
  /** Rounded; `fill` or `stroke` may be left out. */
  box(
    x: number,
    y: number,
    width: number,
    height: number,
    radius: number,
    fill: string | null,
    stroke: string | null,
    dash?: boolean,
  ): void;
  line(x1: number, y1: number, x2: number, y2: number, stroke: string, width?: number, dash?: boolean): void;
  /** Through `points` (x, y, x, y …); NaN breaks the line. */
  path(points: readonly number[], stroke: string, width: number): void;
  /** A closed shape. */
  shape(points: readonly number[], fill: string | null, stroke: string | null): void;
  dot(
    x: number,
    y: number,
    radius: number,
    fill: string | null,
    stroke: string | null,
    width?: number,
    dash?: boolean,
  ): void;
  text(words: string, x: number, y: number, fill: string, size: number, align?: Align, bold?: boolean): void;
  /** Slanting lines inside a rectangle. */
  hatch(x: number, y: number, width: number, height: number, stroke: string): void;
  textWidth(words: string, size: number, bold?: boolean): number;
  within(x: number, y: number, width: number, height: number, draw: () => void): void;
}

export const FONT =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";
