import type { KeyboardEvent } from 'react';
import type { TimelineState } from '../use-timeline.ts';
import { panBy, PRESETS, presetWindow, zoomAt } from '../view/window-moves.ts';

/** For the help list: every key of the focused plot. */
export const PLOT_KEYS = [
  { keys: '← →', does: 'Move in time' },
  { keys: '+ −', does: 'Zoom' },
  { keys: '1 … 5', does: 'One week, one month, one year, five years, all' },
  { keys: '0', does: 'Back to the first window' },
  { keys: 'N P', does: 'Next or previous item' },
  { keys: 'Esc', does: 'Close the detail or the evidence' },
] as const;

/** Keys while the plot has the focus; up and down scroll the rows as everywhere. */
export function plotKeyHandler(state: TimelineState, step: (direction: 1 | -1) => void) {
  return (e: KeyboardEvent): void => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const { view, model } = state;
    const window = view.get();
    const span = window.end - window.start;
    const middle = (window.start + window.end) / 2;
    const preset = PRESETS[Number(e.key) - 1];
    if (e.key === 'ArrowLeft') view.glide(panBy(window, -span * (e.shiftKey ? 0.9 : 0.15)));
    else if (e.key === 'ArrowRight') view.glide(panBy(window, span * (e.shiftKey ? 0.9 : 0.15)));
    else if (e.key === '+' || e.key === '=') view.glide(zoomAt(window, middle, 0.6));
    else if (e.key === '-' || e.key === '_') view.glide(zoomAt(window, middle, 1 / 0.6));
    else if (e.key === '0') view.glide(model.defaultWindow);
    else if (preset) view.glide(presetWindow(model, preset.span));
    else if (e.key === 'n' || e.key === 'N') step(1);
    else if (e.key === 'p' || e.key === 'P') step(-1);
    else return;
    e.preventDefault();
  };
}
