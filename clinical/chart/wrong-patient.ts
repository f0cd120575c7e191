import type { ChartProblem, PatientFacts } from './chart.ts';
import type { Reading } from './reading.ts';
import { problem } from './reading.ts';

/** The servers on which `Patient/id` is this patient; `sure` where the record was read from a known one. */
export interface PatientServers {
  readonly names: ReadonlySet<string>;
  readonly sure: boolean;
}

/**
 * The same id on another server is another person. Where the patient's own server is known such a resource is
 * refused. Where it isn't (loose files), the server that most references name counts, and the others are reported.
 */
function judgeServer(ref: string, server: string, { names, sure }: PatientServers): ChartProblem | null {
  if (names.size === 0 || names.has(server)) return null;
  return sure
    ? problem('wrong-patient', ref, 'It belongs to the patient of another server; refused.', true)
    : problem(
        'wrong-patient',
        ref,
        'Its patient has the same id on another server than most of this record; check it in the source.',
        false,
      );
}

/** Where no server is known: the one that most absolute references to the patient name. */
export function serversOf(
  readings: Iterable<Reading>,
  patient: PatientFacts,
  known: ReadonlySet<string>,
): PatientServers {
  if (known.size > 0) return { names: known, sure: true };
  const counts = new Map<string, number>();
  for (const { subject, subjectServer } of readings)
    if (subjectServer !== null && subject === patient.ref)
      counts.set(subjectServer, (counts.get(subjectServer) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return { names: new Set(most === undefined ? [] : [most[0]]), sure: false };
}

/**
 * Whether a reading is of this patient. Another patient's resource is refused. One that names nobody, or somebody only
 * by an identifier that can't be compared, is kept and reported.
 */
export function judgeSubject(
  reading: Reading,
  patient: PatientFacts,
  servers: PatientServers,
): ChartProblem | null {
  const { ref, subject, subjectServer } = reading;
  if (reading.patient !== undefined)
    return ref === patient.ref
      ? null
      : problem('wrong-patient', ref, 'It is another patient; refused.', true);
  if (!reading.ofPatient || reading.role === 'dropped') return null;
  if (subject === patient.ref)
    return subjectServer === null ? null : judgeServer(ref, subjectServer, servers);
  if (subject === null)
    return problem(
      'wrong-patient',
      ref,
      'It names no patient; shown because it came with this record.',
      false,
    );
  if (!subject.startsWith('identifier:')) return refused(ref);
  const same = patient.identifiers.filter((i) => subject.startsWith(`identifier:${i.system ?? ''}|`));
  if (same.some((i) => subject === `identifier:${i.system ?? ''}|${i.value}`)) return null;
  if (same.length > 0) return refused(ref);
  return problem(
    'wrong-patient',
    ref,
    'It names its patient only by an identifier that this patient does not have; check it in the source.',
    false,
  );
}

function refused(ref: string): ChartProblem {
  return problem('wrong-patient', ref, 'It belongs to another patient; refused.', true);
}
