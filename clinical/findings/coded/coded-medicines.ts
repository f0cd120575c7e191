import type { Chart, MedicationItem } from '../../chart/chart.ts';
import type { CurrentMedicine } from '../finding.ts';
import type { PreparedReader } from '../prepare-reader.ts';
import type { Statement } from '../statement.ts';
import { daysBefore } from '../time.ts';
import { codesIn } from './code-index.ts';
import { isUsedLocally } from './local-use.ts';
import { readPhrase } from './read-phrase.ts';

/** A course that ended this recently may still explain the picture. */
const recentlyEndedDays = 14;

function isCurrent(m: MedicationItem, asOf: number): boolean {
  const start = daysBefore(m.period.start, asOf);
  if (start !== null && start < -1) return false;
  const end = daysBefore(m.period.end, asOf);
  if (end !== null && end > recentlyEndedDays) return false;
  if (m.status === 'active' || m.status === 'unknown') return true;
  const last = end ?? start;
  return m.status === 'completed' && last !== null && last <= recentlyEndedDays;
}

/** Drugs that a medication names: by RxNorm code, else by name; a combination names several. */
export function drugsNamed(reader: PreparedReader, m: MedicationItem): number[] {
  const coded = codesIn(m.concept, 'rxnorm').flatMap((code) => reader.codes.drugsByRxnorm.get(code) ?? []);
  if (coded.length) return [...new Set(coded)];
  const mentions = readPhrase(reader, m.concept.text).sections.flatMap((s) =>
    s.sentences.flatMap((x) => x.mentions),
  );
  return [...new Set(mentions.flatMap((x) => (x.owner.of === 'drug' ? [x.owner.index] : [])))];
}

export function readMedications(reader: PreparedReader, chart: Chart, asOf: number): CurrentMedicine[] {
  return chart.medications
    .filter((m) => isCurrent(m, asOf))
    .flatMap((m) =>
      drugsNamed(reader, m).flatMap((i): CurrentMedicine[] => {
        const drug = reader.knowledge.drugs[i];
        const isLocal = isUsedLocally(`${m.concept.text} ${m.dosage ?? ''}`);
        return drug
          ? [
              {
                id: drug.id,
                evidence: [m.ref, ...m.alsoIn],
                started: m.period.start,
                ...(isLocal && { isLocal }),
              },
            ]
          : [];
      }),
    );
}

/** Findings that the use of a drug or of its class makes present. A cream or an eye drop makes none. */
export function medicineStatements(
  reader: PreparedReader,
  medicines: readonly CurrentMedicine[],
  source: Statement['source'],
): Statement[] {
  const systemic = medicines.filter(({ isLocal }) => isLocal !== true);
  return systemic.flatMap((medicine) => {
    const ids = [...(reader.classes.get(medicine.id) ?? [medicine.id])];
    const name = reader.knowledge.drugs.find((d) => d.id === medicine.id)?.name ?? medicine.id;
    return ids
      .flatMap((id) => reader.findingsOfDrug.get(id) ?? [])
      .map((finding): Statement => ({
        finding,
        status: 'present',
        source,
        evidence: medicine.evidence,
        certainty: 1,
        when: medicine.started,
        detail: `takes ${name}`,
        rank: 0,
      }));
  });
}
