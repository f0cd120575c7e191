import type { Assessment } from '../../clinical/assessment/assessment.ts';
import { Button } from '../ui/button.tsx';

export interface AssessmentStatus {
  readonly kind: 'waiting' | 'running' | 'done' | 'failed' | 'stale';
  readonly message: string | null;
  /** "4 of 14 sources not read yet": the ranking may change. */
  readonly incomplete: string | null;
  readonly elapsedMs: number | null;
  readonly onRun: () => void;
}

/** The panel's header: is this the whole record, is it current, and what are the limits. */
export function ModelStatus({
  status,
  assessment,
  onHelp,
}: {
  status: AssessmentStatus;
  assessment: Assessment | null;
  onHelp: () => void;
}) {
  const cautions = assessment?.differential.cautions ?? [];
  return (
    <header className="border-b border-line px-3 py-2">
      <div className="flex items-center gap-2">
        <h2 className="grow text-[15px] font-semibold">Reasoning</h2>
        <Button variant="quiet" aria-label="Keys of this panel" onPress={onHelp}>
          ?
        </Button>
      </div>
      <p className="text-xs text-ink-muted">
        A decision aid: review the basis before acting. Not validated for care.
      </p>
      <div aria-live="polite" className="mt-1 grid gap-1 text-xs empty:hidden">
        {status.kind === 'waiting' && <p>Waiting for the record…</p>}
        {status.kind === 'running' && !assessment && <p>Reading the record…</p>}
        {status.kind === 'failed' && (
          <Notice
            tone="alert"
            text={`Cannot assess. ${status.message ?? ''} The timeline is not affected.`}
            action="Try again"
            onAction={status.onRun}
          />
        )}
        {status.kind === 'stale' && (
          <Notice
            tone="accent"
            text={status.message ?? 'New data have arrived.'}
            action="Recompute"
            onAction={status.onRun}
          />
        )}
        {status.incomplete && assessment && <p>{status.incomplete}: the ranking may change.</p>}
        {cautions.map((c) => (
          <p key={c}>{c}</p>
        ))}
      </div>
    </header>
  );
}

function Notice({
  tone,
  text,
  action,
  onAction,
}: {
  tone: 'alert' | 'accent';
  text: string;
  action: string;
  onAction: () => void;
}) {
  return (
    <div
      className={`flex items-center gap-2 rounded border px-2 py-1 ${tone === 'alert' ? 'border-alert bg-alert-soft' : 'border-accent bg-accent-soft'}`}
    >
      <span className="grow">{text}</span>
      <Button variant="quiet" onPress={onAction}>
        {action}
      </Button>
    </div>
  );
}
