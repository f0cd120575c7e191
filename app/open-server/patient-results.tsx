import type { FoundPatient } from '../record/find-patients.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/states.tsx';

interface PatientResultsProps {
  readonly patients: readonly FoundPatient[];
  readonly more: boolean;
  readonly onOpen: (patientId: string) => void;
}

/** The patients found, as the server names them. */
export function PatientResults({ patients, more, onOpen }: PatientResultsProps) {
  if (patients.length === 0)
    return (
      <div role="status">
        <EmptyState title="No patient was found.">
          <p>Check the spelling, or search by less.</p>
        </EmptyState>
      </div>
    );
  return (
    <div className="grid gap-1.5">
      <p role="status" className="text-[13px] text-ink-muted">
        {patients.length === 1 ? '1 patient found.' : `${patients.length} patients found.`}
        {more && ' The server has more; enter more to narrow the search.'}
      </p>
      <ul aria-label="Patients found" className="grid gap-1.5">
        {patients.map((patient) => (
          <li
            key={patient.id}
            className="flex items-center justify-between gap-2 rounded-md border border-line bg-surface px-3 py-1.5"
          >
            <span className="min-w-0">
              <span className="block font-medium wrap-anywhere">{patient.name ?? 'No name recorded'}</span>
              <span className="block text-[13px] wrap-anywhere text-ink-muted">{factsOf(patient)}</span>
            </span>
            <Button aria-label={`Open ${patient.name ?? patient.id}`} onPress={() => onOpen(patient.id)}>
              Open
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function factsOf({ id, birthDate, gender, deceased }: FoundPatient): string {
  const facts = [
    birthDate === null ? 'date of birth not recorded' : `born ${birthDate}`,
    gender ?? 'sex not recorded',
    ...(deceased ? ['deceased'] : []),
    `id ${id}`,
  ];
  return facts.join(' · ');
}
