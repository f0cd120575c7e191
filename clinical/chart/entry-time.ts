import type { ChartEntry, Moment } from './chart.ts';

/** The time at which an entry stands on the timeline; null: undated. */
export function entryTime(item: ChartEntry): Moment | null {
  switch (item.kind) {
    case 'measurement':
    case 'result':
    case 'immunization':
    case 'document':
      return item.when;
    case 'encounter':
      return item.period.start ?? item.period.end;
    case 'medication':
      return item.period.start ?? item.period.end;
    case 'procedure':
      return item.performed.start ?? item.performed.end;
    case 'condition':
      return item.onset ?? item.recorded;
    case 'allergy':
      return item.recorded;
    case 'family-history':
      return null;
  }
}
