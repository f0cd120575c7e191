import { memo } from 'react';
import type { Assessment } from '../../clinical/assessment/assessment.ts';
import { Button } from '../ui/button.tsx';
import { ExpandableList } from './expandable-list.tsx';

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
    <header className="border-b border-line px-3 py-1.5">
      <div className="flex items-center gap-2">
        <h2 className="grow text-[15px] font-semibold">Reasoning</h2>
        <HelpButton onHelp={onHelp} />
      </div>
      <Limits assessment={assessment} />
      <div aria-live="polite" className="mt-1 grid gap-1 text-xs empty:hidden">
        {status.kind === 'waiting' && <p>Waiting for the record…</p>}
        {status.kind === 'running' && !assessment && <p>Assessing the record…</p>}
        {status.kind === 'failed' && (
          <Notice
            tone="alert"
            text={`Cannot assess. ${status.message ?? ''}`}
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
        {cautions.length > 0 && (
          <div>
            <ExpandableList items={cautions} first={2} label="cautions" keyOf={(c) => c}>
              {(c) => c}
            </ExpandableList>
          </div>
        )}
      </div>
    </header>
  );
}

const HelpButton = memo(function HelpButton({ onHelp }: { onHelp: () => void }) {
  return (
    <Button variant="quiet" aria-label="Keys of this panel" onPress={onHelp}>
      ?
    </Button>
  );
});

/** One line, and the limits behind it. */
function Limits({ assessment }: { assessment: Assessment | null }) {
  const model = assessment?.differential.model;
  return (
    <details className="text-xs text-ink-muted">
      <summary className="min-h-6 rounded py-1 leading-4">
        A decision aid, not validated for care: review the basis.
      </summary>
      <ul className="mb-1 ml-4 grid list-disc gap-0.5">
        <li>It ranks the conditions that its knowledge base models. What isn’t modelled can’t be ranked.</li>
        <li>What nobody recorded counts for nothing: it is “not recorded”, never “absent”.</li>
        <li>
          Each reason’s weight says where it comes from; one marked as an estimate has no measured source.
        </li>
        <li>It orders nothing, prescribes nothing and enters nothing by itself.</li>
        {model && (
          <li>
            {model.id} {model.version}, knowledge {model.knowledge.slice(0, 15)}.
          </li>
        )}
      </ul>
    </details>
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
