import type { TimelineModel } from './timeline-model.ts';

const NOWHEN = { start: 0, end: 1 };

/** Stands for a record of which nothing has been laid out yet: no items, no lanes, and no time of its own. */
export const BLANK_TIMELINE: TimelineModel = {
  asOf: 0,
  setting: 'ambulatory',
  extent: NOWHEN,
  defaultWindow: NOWHEN,
  items: {
    count: 0,
    dated: 0,
    start: new Float64Array(),
    end: new Float64Array(),
    value: new Float64Array(),
    row: new Uint16Array(),
    lane: new Uint8Array(),
    flags: new Uint16Array(),
    precision: new Uint8Array(),
    encounter: new Int32Array(),
    label: new Uint32Array(),
    detail: new Uint32Array(),
    facts: new Uint32Array(),
  },
  refs: [],
  aliases: [],
  strings: [''],
  rows: [],
  lanes: [],
  texts: [],
};
