import { Button } from '../ui/button.tsx';
import { LoadingState } from '../ui/states.tsx';
import type { LaunchProblem } from './problem.ts';
import type { SessionState } from './session-state.ts';

/** What the page shows while there is no open chart: on the way to one, or why there is none. */
export function LaunchScreen({
  state,
}: {
  readonly state: Exclude<SessionState, { status: 'ready' | 'none' }>;
}) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center p-4">
      {state.status === 'problem' ? (
        <LaunchProblemMessage problem={state.problem} />
      ) : (
        <LoadingState
          title={state.status === 'redirecting' ? 'Signing in at the EHR…' : 'Opening the chart…'}
        />
      )}
    </main>
  );
}

/** A problem in words: what, where, what to try. Nothing in it comes from a URL or a server. */
export function LaunchProblemMessage({ problem }: { readonly problem: LaunchProblem }) {
  return (
    <section
      role="alert"
      aria-labelledby="launch-problem"
      className="rounded-lg border border-line-strong bg-surface p-5 text-sm"
    >
      <h1 id="launch-problem" className="text-base font-semibold text-ink">
        {problem.what}
      </h1>
      {problem.where !== null && <p className="mt-2 text-ink-muted">EHR: {problem.where}</p>}
      <p className="mt-2 text-ink">{problem.remedy}</p>
      <ProblemAction action={problem.action} />
    </section>
  );
}

function ProblemAction({ action }: Pick<LaunchProblem, 'action'>) {
  switch (action) {
    case 'reload':
      return (
        <Button className="mt-4" variant="primary" onPress={() => window.location.reload()}>
          Try again
        </Button>
      );
    case 'new-tab':
      // The EHR's launch has not been used yet: the same address works in a tab of its own.
      return (
        <a
          className="mt-4 inline-flex min-h-7 items-center rounded-md border border-accent bg-accent px-2.5 text-[13px] font-medium text-on-accent"
          href={window.location.href}
          target="_blank"
          rel="noopener noreferrer"
        >
          Open in its own tab
        </a>
      );
    case 'relaunch':
      return null;
  }
}
