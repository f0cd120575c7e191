import type { ChartProblem, PatientFacts } from './chart.ts';
import type { Reading } from './reading.ts';
import { problem } from './reading.ts';

/**
 * Whether a reading is of this patient. Another patient's resource is refused. One that names nobody, or somebody only
 * by an identifier that can't be compared, is kept and reported.
 */
export function judgeSubject(reading: Reading, patient: PatientFacts): ChartProblem | null {
  const { ref, subject } = reading;
  if (reading.patient !== undefined)
    return ref === patient.ref
      ? null
      : problem('wrong-patient', ref, 'It is another patient; refused.', true);
  if (!reading.ofPatient || reading.role === 'dropped') return null;
  if (subject === patient.ref) return null;
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
