import { FONT, type Pen } from './pen.ts';

const pens = new WeakMap<CanvasRenderingContext2D, Pen>();

/** Paints on a canvas whose context is already scaled to CSS pixels. The same pen each time: it knows how wide words are. */
export function canvasPen(ctx: CanvasRenderingContext2D): Pen {
  const made = pens.get(ctx) ?? newPen(ctx);
  pens.set(ctx, made);
  return made;
}

const FONT_SIZES = [10, 11, 11.5];

/**
 * The first word in a font takes as long as a picture of the record. This measures one in each while the record is
 * still on its way.
 */
export function warmFonts(): void {
  const ctx = document.createElement('canvas').getContext('2d');
  if (!ctx) return;
  const pen = newPen(ctx);
  for (const size of FONT_SIZES) for (const bold of [false, true]) pen.textWidth('9 Jan 2026', size, bold);
}

function newPen(ctx: CanvasRenderingContext2D): Pen {
  const widths = new Map<string, number>();
  const font = (size: number, bold = false) => `${bold ? 600 : 400} ${size}px ${FONT}`;
  const stroked = (color: string, width: number, dash: boolean) => {
    ctx.strokeStyle = color;
    ctx.lineWidth = width;
    if (dash) ctx.setLineDash([3, 2.5]);
    ctx.stroke();
    if (dash) ctx.setLineDash([]);
  };
  const filled = (color: string) => {
    ctx.fillStyle = color;
    ctx.fill();
  };
  const trace = (points: readonly number[], shift: number) => {
    let down = false;
    for (let i = 0; i + 1 < points.length; i += 2) {
      const [x, y] = [points[i]!, points[i + 1]! + shift];
      if (Number.isNaN(x)) down = false;
      else if (down) ctx.lineTo(x, y);
      else {
        ctx.moveTo(x, y);
        down = true;
      }
    }
  };
  return {
    rect(x, y, width, height, fill) {
      ctx.fillStyle = fill;
      ctx.fillRect(x, y, width, height);
    },
    box(x, y, width, height, radius, fill, stroke, dash = false) {
      // A frame that the EHR is resizing is briefly too small for what is drawn in it.
      if (width <= 0 || height <= 0) return;
      ctx.beginPath();
      ctx.roundRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
      if (fill) filled(fill);
      if (stroke) stroked(stroke, 1, dash);
    },
    line(x1, y1, x2, y2, stroke, width = 1, dash = false) {
      // Upright and level lines are most of a picture; a rectangle takes a fraction of a stroke's time.
      if (!dash && (x1 === x2 || y1 === y2)) {
        const [across, down] = x1 === x2 ? [width / 2, 0] : [0, width / 2];
        ctx.fillStyle = stroke;
        ctx.fillRect(x1 - across, y1 - down, x2 - x1 + 2 * across, y2 - y1 + 2 * down);
        return;
      }
      ctx.beginPath();
      ctx.moveTo(x1, y1);
      ctx.lineTo(x2, y2);
      stroked(stroke, width, dash);
    },
    path(points, stroke, width) {
      const pixel = 1 / ctx.getTransform().a;
      ctx.beginPath();
      for (const shift of hairlines(width / pixel)) trace(points, shift * pixel);
      stroked(stroke, pixel, false);
    },
    shape(points, fill, stroke) {
      ctx.beginPath();
      for (let i = 0; i + 1 < points.length; i += 2) ctx.lineTo(points[i]!, points[i + 1]!);
      ctx.closePath();
      if (fill) filled(fill);
      if (stroke) stroked(stroke, 1.25, false);
    },
    dot(x, y, radius, fill, stroke, width = 1.25, dash = false) {
      ctx.beginPath();
      ctx.arc(x, y, radius, 0, 2 * Math.PI);
      if (fill) filled(fill);
      if (stroke) stroked(stroke, width, dash);
    },
    text(words, x, y, fill, size, align = 'left', bold = false) {
      ctx.font = font(size, bold);
      ctx.textAlign = align;
      ctx.textBaseline = 'alphabetic';
      ctx.fillStyle = fill;
      ctx.fillText(words, x, y);
    },
    hatch(x, y, width, height, stroke) {
      ctx.save();
      ctx.beginPath();
      ctx.rect(x, y, width, height);
      ctx.clip();
      ctx.beginPath();
      for (let d = -height; d < width; d += 6) {
        ctx.moveTo(x + d, y + height);
        ctx.lineTo(x + d + height, y);
      }
      stroked(stroke, 1, false);
      ctx.restore();
    },
    textWidth(words, size, bold = false) {
      const key = `${size}${bold}${words}`;
      const known = widths.get(key);
      if (known !== undefined) return known;
      ctx.font = font(size, bold);
      const { width } = ctx.measureText(words);
      if (widths.size > 5000) widths.clear();
      widths.set(key, width);
      return width;
    },
    within(x, y, width, height, draw) {
      ctx.save();
      ctx.beginPath();
      ctx.rect(x, y, width, height);
      ctx.clip();
      draw();
      ctx.restore();
    },
  };
}

/**
 * Heights at which lines of one pixel stand so that together they are `width` pixels: drawn in software, a bent line of a
 * hundred points takes forty times as long when it is wider than a pixel.
 */
function hairlines(width: number): number[] {
  const count = Math.max(1, Math.ceil(width));
  return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : (i / (count - 1) - 0.5) * (width - 1)));
}
