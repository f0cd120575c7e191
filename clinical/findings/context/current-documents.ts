import type { Chart, DocumentItem, EncounterItem } from '../../chart/chart.ts';
import type { Setting } from '../finding.ts';
import { dayMs, daysBefore } from '../time.ts';

/** How far back the newest note is still the present picture when the encounter has none of its own. */
const noteDays: Readonly<Record<Setting, number>> = { ambulatory: 30, emergency: 14, inpatient: 14 };
/** Reports of imaging and procedures speak of the present this long. */
const reportDays = 30;

/**
 * The texts that show the present picture: those of the encounter at `asOf`, else the notes of the newest day within
 * 14 days (ambulatory 30), and reports of the last 30 days. Older and undated ones give history only, but a record
 * whose only text is undated is read as present.
 */
export function currentDocuments(
  chart: Chart,
  encounter: EncounterItem | null,
  setting: Setting,
  asOf: number,
): ReadonlySet<DocumentItem> {
  const readable = chart.documents.filter((d) => d.text !== null);
  const past = readable.filter((d) => (daysBefore(d.when, asOf) ?? 0) > -1);
  const own = past.filter((d) => encounter !== null && d.encounter === encounter.ref);
  const notes = past.filter(
    (d) =>
      d.role === 'note' && d.when !== null && (daysBefore(d.when, asOf) ?? Infinity) <= noteDays[setting],
  );
  const newest = Math.max(...notes.map((d) => Math.floor((d.when?.at ?? 0) / dayMs)));
  const ownNotes = own.some((d) => d.role === 'note');
  const chosen = past.filter((d) => {
    if (own.includes(d)) return true;
    if (d.role === 'note')
      return !ownNotes && notes.includes(d) && Math.floor((d.when?.at ?? 0) / dayMs) === newest;
    const days = daysBefore(d.when, asOf);
    return days !== null && days <= reportDays;
  });
  if (chosen.length === 0 && past.length === 1) return new Set(past.filter((d) => d.when === null));
  return new Set(chosen);
}
