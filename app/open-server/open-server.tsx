import { useRef, useState, type FormEvent } from 'react';
import type { Deployment } from '../../contracts/deployment.ts';
import { findOpenServer } from '../launch/issuer.ts';
import { portsOfPage } from '../launch/ports-of-page.ts';
import { launchProblem } from '../launch/problem.ts';
import { openPublicServer, workspacePath } from '../launch/resume-session.ts';
import { findPatients, type PatientsFound } from '../record/find-patients.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { PatientResults } from './patient-results.tsx';
import { TextField } from './text-field.tsx';

type Search =
  | { readonly state: 'none' }
  | { readonly state: 'refused'; readonly what: string; readonly remedy: string }
  | { readonly state: 'searching' }
  | { readonly state: 'answered'; readonly base: string; readonly found: PatientsFound };

const NOTHING_ENTERED = {
  state: 'refused',
  what: 'Nothing to search for was entered.',
  remedy: 'Enter a name, an id or a date of birth.',
} as const;

/** Opens a patient of a FHIR server without sign-in: only of the servers that the deployment lists. */
export function OpenServer({ deployment }: { readonly deployment: Deployment }) {
  const { openServers } = deployment;
  const [base, setBase] = useState(openServers[0]?.baseUrl ?? '');
  const [name, setName] = useState('');
  const [id, setId] = useState('');
  const [birthDate, setBirthDate] = useState('');
  const [search, setSearch] = useState<Search>({ state: 'none' });
  const running = useRef<AbortController | null>(null);

  async function run(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    running.current?.abort();
    const server = findOpenServer(deployment, base.trim());
    if (server === null) {
      const { what, remedy } = launchProblem('server-not-listed');
      return setSearch({ state: 'refused', what, remedy });
    }
    if ([name, id, birthDate].every((text) => text.trim() === '')) return setSearch(NOTHING_ENTERED);
    const controller = new AbortController();
    running.current = controller;
    setSearch({ state: 'searching' });
    const { signal } = controller;
    const found = await findPatients(
      server.baseUrl.replace(/\/+$/, ''),
      { name, id, birthDate },
      { fetch: portsOfPage().fetch, signal },
    );
    if (!signal.aborted) setSearch({ state: 'answered', base: server.baseUrl, found });
  }

  function open(from: string, patientId: string): void {
    const opened = openPublicServer(from, patientId, deployment, portsOfPage());
    if (opened.kind === 'session') return window.location.assign(workspacePath(opened.session));
    setSearch({ state: 'refused', what: opened.problem.what, remedy: opened.problem.remedy });
  }

  return (
    <section aria-labelledby="open-server" className="grid gap-2 border-t border-line pt-3">
      <h2 id="open-server" className="text-[13px] font-semibold text-ink-muted">
        Or open a patient of a server without sign-in
      </h2>
      <p className="text-[13px] text-ink-muted">
        For test servers. Nobody is signed in there, so no decision is stored and nothing is written.
      </p>
      <form onSubmit={(event) => void run(event)} className="grid gap-2" noValidate>
        <TextField
          label="FHIR server address"
          type="url"
          value={base}
          onChange={setBase}
          options={openServers.map(({ baseUrl, label }) => ({ value: baseUrl, label }))}
        />
        <div className="grid gap-2 sm:grid-cols-3">
          <TextField label="Name" value={name} onChange={setName} />
          <TextField label="Id or record number" value={id} onChange={setId} />
          <TextField label="Date of birth" type="date" value={birthDate} onChange={setBirthDate} />
        </div>
        <div>
          <Button type="submit" variant="primary">
            Search
          </Button>
        </div>
      </form>
      {search.state === 'refused' && (
        <div role="alert" className="rounded-md border border-line-strong bg-surface p-3">
          <p className="font-medium">{search.what}</p>
          <p className="text-ink-muted">{search.remedy}</p>
          <p className="mt-1 text-ink-muted">
            Listed: {openServers.map(({ baseUrl, label }) => `${label} (${baseUrl})`).join('; ')}.
          </p>
        </div>
      )}
      {search.state === 'searching' && <LoadingState title="Searching…" />}
      {search.state === 'answered' &&
        (search.found.ok ? (
          <PatientResults {...search.found} onOpen={(patientId) => open(search.base, patientId)} />
        ) : (
          <ErrorState title="The search failed." detail={search.found.message} onRetry={() => void run()} />
        ))}
    </section>
  );
}
