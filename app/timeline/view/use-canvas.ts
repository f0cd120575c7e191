import { useEffect, useState, type RefObject } from 'react';
import { onPaletteChange, readPalette, type Palette } from '../draw/palette.ts';

/** Sizes a canvas for the screen's pixels and returns its context scaled to CSS pixels. */
export function fitCanvas(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  opaque = true,
): CanvasRenderingContext2D | null {
  const ratio = globalThis.devicePixelRatio || 1;
  const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const ctx = canvas.getContext('2d', { alpha: !opaque });
  ctx?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return ctx;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Inner size of an element, kept up to date. `null` until it is known. */
export function useSize(host: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const measure = () => setSize((old) => sameOr(old, sizeOf(element)));
    measure();
    return observed(element, measure);
  }, [host]);
  return size;
}

/** The same where the size can be told beforehand: measuring at once would lay the whole page out once more. */
export function useExpectedSize(host: RefObject<HTMLElement | null>, expected: Size): Size {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const element = host.current;
    return element ? observed(element, () => setSize((old) => sameOr(old, sizeOf(element)))) : undefined;
  }, [host]);
  return size ?? expected;
}

function observed(element: HTMLElement, measure: () => void): () => void {
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  return () => observer.disconnect();
}

const sizeOf = (element: HTMLElement): Size => ({ width: element.clientWidth, height: element.clientHeight });

function sameOr(old: Size | null, now: Size): Size {
  return old?.width === now.width && old.height === now.height ? old : now;
}

export function usePalette(host: RefObject<HTMLElement | null>): Palette | null {
  const [palette, setPalette] = useState<Palette | null>(null);
  useEffect(() => {
    const read = () => host.current && setPalette(readPalette(host.current));
    read();
    return onPaletteChange(read);
  }, [host]);
  return palette;
}
