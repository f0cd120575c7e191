import type { PanelName } from './authoring/analytes.ts';
import { PANELS } from './authoring/analytes.ts';
import type { Random } from './random.ts';

/** One contact of a generated chart, at minutes since the chart's start. */
export interface Contact {
  readonly at: number;
  readonly kind: 'clinic' | 'emergency' | 'ward-day';
  readonly panels: readonly PanelName[];
  /** Sets of vital signs in this contact. */
  readonly vitalSets: number;
}

const CLINIC: readonly (readonly PanelName[])[] = [
  ['bmp'],
  ['cbc', 'bmp'],
  ['cbc', 'cmp', 'lipids'],
  ['cmp', 'a1c'],
  ['cbcdiff', 'cmp', 'lipids', 'tsh'],
  [],
];
const DAY = 1440;
/** Observations that one set of vital signs writes, as `recordVitals` is called here. */
const PER_VITAL_SET = 6;

function sizeOf(contact: Contact): number {
  const panels = contact.panels.reduce((sum, name) => sum + PANELS[name].members.length, 0);
  return panels + contact.vitalSets * PER_VITAL_SET;
}

/**
 * Contacts over the years, in order of time, that together write at least the wanted number of observations: clinic
 * visits up to one a month, then emergency visits and hospital days, more closely watched the more is wanted.
 */
export function planContacts(random: Random, wanted: number, years: number): readonly Contact[] {
  const minutes = years * 365 * DAY - DAY;
  const contacts: Contact[] = [];
  let size = 0;
  const take = (contact: Contact): void => {
    contacts.push(contact);
    size += sizeOf(contact);
  };
  const clinicVisits = Math.max(1, Math.min(years * 12, Math.ceil((wanted * 0.6) / 18)));
  for (let i = 0; i < clinicVisits && size < wanted; i += 1) {
    const slot = Math.floor((minutes * (i + random.next())) / clinicVisits / DAY);
    const at = slot * DAY + random.integer(8 * 60, 16 * 60);
    const emergency = random.next() < 0.06;
    take({
      at,
      kind: emergency ? 'emergency' : 'clinic',
      panels: emergency ? ['cbcdiff', 'cmp', 'coag'] : random.pick(CLINIC),
      vitalSets: emergency ? 2 : 1,
    });
  }
  const days = Math.floor(minutes / DAY);
  const perDay = Math.max(4, Math.min(96, Math.ceil((wanted - size) / (days * 0.5) / PER_VITAL_SET)));
  const taken = new Set<number>();
  const freeDayFrom = (day: number): number => {
    let free = day % (days + 1);
    while (taken.has(free)) free = (free + 1) % (days + 1);
    taken.add(free);
    return free;
  };
  while (size < wanted && taken.size <= days) {
    const first = random.integer(0, days);
    const length = random.integer(2, 8);
    for (let day = 0; day < length && size < wanted && taken.size <= days; day += 1) {
      take({
        at: freeDayFrom(first + day) * DAY,
        kind: 'ward-day',
        panels: day % 2 ? ['cbc', 'bmp'] : ['cbcdiff', 'cmp'],
        vitalSets: perDay,
      });
    }
  }
  return contacts.sort((a, b) => a.at - b.at);
}
