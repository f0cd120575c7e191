import { FONT, type Pen } from './pen.ts';

/** Collects SVG elements, for print: the same drawing as vectors. */
export function svgPen(): { readonly pen: Pen; markup(width: number, height: number): string } {
  const parts: string[] = [];
  let clips = 0;
  const n = (value: number) => String(Math.round(value * 100) / 100);
  const paint = (fill: string | null, stroke: string | null, width = 1, dash = false) =>
    `fill="${fill ?? 'none'}"${stroke ? ` stroke="${stroke}" stroke-width="${width}"` : ''}${dash ? ' stroke-dasharray="3 2.5"' : ''}`;
  const pen: Pen = {
    rect: (x, y, width, height, fill) =>
      void parts.push(
        `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}"/>`,
      ),
    box: (x, y, width, height, radius, fill, stroke, dash) =>
      void parts.push(
        `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${n(radius)}" ${paint(fill, stroke, 1, dash)}/>`,
      ),
    line: (x1, y1, x2, y2, stroke, width = 1, dash = false) =>
      void parts.push(`<path d="M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}" ${paint(null, stroke, width, dash)}/>`),
    path: (points, stroke, width) =>
      void parts.push(`<path d="${pathData(points, n)}" ${paint(null, stroke, width)}/>`),
    shape: (points, fill, stroke) =>
      void parts.push(`<path d="${pathData(points, n)}Z" ${paint(fill, stroke, 1.25)}/>`),
    dot: (x, y, radius, fill, stroke, width = 1.25, dash = false) =>
      void parts.push(
        `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" ${paint(fill, stroke, width, dash)}/>`,
      ),
    text: (words, x, y, fill, size, align = 'left', bold = false) => {
      const anchor = align === 'left' ? 'start' : align === 'right' ? 'end' : 'middle';
      const weight = bold ? ' font-weight="600"' : '';
      parts.push(
        `<text x="${n(x)}" y="${n(y)}" fill="${fill}" font-size="${size}" text-anchor="${anchor}"${weight}>${escape(words)}</text>`,
      );
    },
    hatch: (x, y, width, height, stroke) =>
      pen.within(x, y, width, height, () => {
        for (let d = -height; d < width; d += 6) pen.line(x + d, y + height, x + d + height, y, stroke, 1);
      }),
    textWidth: (words, size) => words.length * size * 0.55,
    within: (x, y, width, height, draw) => {
      const id = `clip${(clips += 1)}`;
      parts.push(
        `<clipPath id="${id}"><rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"/></clipPath><g clip-path="url(#${id})">`,
      );
      draw();
      parts.push('</g>');
    },
  };
  const markup = (width: number, height: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escape(FONT)}">${parts.join('')}</svg>`;
  return { pen, markup };
}

function pathData(points: readonly number[], n: (value: number) => string): string {
  let data = '';
  let down = false;
  for (let i = 0; i + 1 < points.length; i += 2) {
    if (Number.isNaN(points[i]!)) down = false;
    else {
      data += `${down ? 'L' : 'M'}${n(points[i]!)} ${n(points[i + 1]!)}`;
      down = true;
    }
  }
  return data;
}

function escape(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
