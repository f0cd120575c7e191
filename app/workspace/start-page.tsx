import { lazy, Suspense } from 'react';
import type { Deployment } from '../../contracts/deployment.ts';
import { LoadingState } from '../ui/states.tsx';

/** Most installations list no open server: its part of the page loads only where one is. */
const OpenServer = lazy(async () => ({
  default: (await import('../open-server/open-server.tsx')).OpenServer,
}));

/** Reached without a launch: says what Chartside is and how it is opened here. */
export function StartPage({ deployment }: { readonly deployment: Deployment }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center gap-3 p-4 text-sm">
      <h1 className="text-lg font-semibold">Chartside</h1>
      <p>
        A companion for reasoning over a patient’s record. It is opened from the EHR, beside the chart: choose
        a patient there, then the Chartside activity.
      </p>
      {deployment.issuers.length > 0 && (
        <section aria-labelledby="start-sign-in">
          <h2 id="start-sign-in" className="text-[13px] font-semibold text-ink-muted">
            Or sign in and pick a patient
          </h2>
          <ul className="mt-1 grid gap-1.5">
            {deployment.issuers.map((issuer) => (
              <li key={issuer.iss}>
                <a
                  className="inline-flex min-h-8 items-center rounded-md border border-line-strong bg-raised px-3 font-medium text-accent hover:bg-sunken"
                  href={`/launch?iss=${encodeURIComponent(issuer.iss)}`}
                >
                  {issuer.label}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {deployment.openServers.length > 0 && (
        <Suspense fallback={<LoadingState title="Loading the search…" />}>
          <OpenServer deployment={deployment} />
        </Suspense>
      )}
      {deployment.stage === 'sandbox' && (
        <p className="text-ink-muted">Sandbox with invented patients. Do not use for care.</p>
      )}
    </main>
  );
}
