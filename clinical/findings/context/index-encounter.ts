import type { Chart, EncounterItem } from '../../chart/chart.ts';
import type { Setting } from '../finding.ts';
import { daysBefore } from '../time.ts';

/** An encounter that began or ended this many days before `asOf` is still the present one. */
const currentForDays = 2;
/** A stay without an end is believed this long; some records leave visits open for years. */
const openForDays = 60;

function isCurrent(e: EncounterItem, asOf: number): boolean {
  if (/cancelled|planned|entered-in-error|noshow/.test(e.status)) return false;
  const start = daysBefore(e.period.start, asOf);
  if (start === null || start < -1) return false;
  const end = daysBefore(e.period.end, asOf);
  if (end !== null) return end <= currentForDays;
  return start <= (e.setting === 'inpatient' ? openForDays : currentForDays);
}

/** The encounter at `asOf`: the latest begun among those under way or ended within two days. */
export function indexEncounter(chart: Chart, asOf: number): EncounterItem | null {
  const current = chart.encounters.filter((e) => isCurrent(e, asOf));
  return current.toSorted((a, b) => (b.period.start?.at ?? 0) - (a.period.start?.at ?? 0))[0] ?? null;
}

/** The setting of the model: virtual, home and unknown visits count as ambulatory, and so does no visit. */
export function settingOf(encounter: EncounterItem | null): Setting {
  return encounter?.setting === 'emergency' || encounter?.setting === 'inpatient'
    ? encounter.setting
    : 'ambulatory';
}
