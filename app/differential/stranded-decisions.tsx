import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import type { Decisions } from './decisions/use-decisions.ts';

/** The former patient is wiped at once; what was decided there and not stored is asked about here, without naming anyone. */
export function StrandedDecisions({ stranded }: { stranded: Decisions['stranded'] }) {
  const [problem, setProblem] = useState<string | null>(null);
  const { count, store, discard } = stranded;
  if (count === 0) return null;
  return (
    <div role="alert" className="m-3 rounded border border-alert bg-alert-soft px-2 py-1.5 text-[13px]">
      <p>
        {count === 1 ? 'One decision' : `${count} decisions`} on the patient before this one{' '}
        {count === 1 ? 'was' : 'were'} not stored: the server could not be reached. {problem}
      </p>
      <div className="mt-1 flex gap-2">
        <Button variant="primary" onPress={() => void store().then(setProblem)}>
          Store now
        </Button>
        <Button onPress={discard}>Discard</Button>
      </div>
    </div>
  );
}
