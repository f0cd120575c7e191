import type { Interpretation, Measurement, ResultItem } from '../../../clinical/chart/chart.ts';
import { ABNORMAL, FLAG, type LastValue } from './timeline-model.ts';

const REPORTED: Readonly<Record<Interpretation, number>> = {
  'critical-low': FLAG.low | FLAG.critical,
  low: FLAG.low,
  normal: 0,
  high: FLAG.high,
  'critical-high': FLAG.high | FLAG.critical,
  abnormal: FLAG.abnormal,
};

/** The report's own word decides; without one the range does, and the flag says so. No range: no statement. */
export function measurementFlags(item: Measurement): number {
  if (item.interpretation) return REPORTED[item.interpretation];
  if (!item.range) return 0;
  const { low, high } = item.range;
  const reportedAbove = item.comparator === '>' || item.comparator === '>=';
  const reportedBelow = item.comparator === '<' || item.comparator === '<=';
  if (low !== null && item.value < low && !reportedAbove) return FLAG.low | FLAG.byRange;
  if (high !== null && item.value > high && !reportedBelow) return FLAG.high | FLAG.byRange;
  return 0;
}

/** Positive is not always bad, so an ordinal counts as abnormal only when the report says so. */
export function resultFlags(item: ResultItem): number {
  return item.interpretation ? REPORTED[item.interpretation] : 0;
}

export function markOf(flags: number): LastValue['mark'] {
  const critical = (flags & FLAG.critical) !== 0;
  if (flags & FLAG.low) return critical ? 'LL' : 'L';
  if (flags & FLAG.high) return critical ? 'HH' : 'H';
  return flags & ABNORMAL ? '!' : '';
}

const WORDS: Readonly<Record<Exclude<LastValue['mark'], ''>, string>> = {
  LL: 'critically low',
  L: 'low',
  H: 'high',
  HH: 'critically high',
  '!': 'abnormal',
};

export function markWords(mark: LastValue['mark']): string {
  return mark === '' ? '' : WORDS[mark];
}
