import { memo } from 'react';
import type { Assessment } from '../../clinical/assessment/assessment.ts';
import { Button } from '../ui/button.tsx';
import { usePrinting } from '../ui/use-printing.ts';
import { useFold } from './use-fold.tsx';

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
    <header className="border-b border-line px-3 py-1 min-[900px]:py-1.5">
      <div className="flex items-start gap-1 max-[899px]:-mr-2 max-[899px]:gap-0">
        <div className="grow">
          <h2 className="text-[15px] font-semibold max-[899px]:sr-only">Reasoning</h2>
          <Limits assessment={assessment} />
        </div>
        <HelpButton onHelp={onHelp} />
      </div>
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
        {cautions.length > 0 && <Cautions cautions={cautions} />}
      </div>
    </header>
  );
}

function Cautions({ cautions }: { cautions: readonly string[] }) {
  const { shown, button } = useFold(cautions, 2, 'cautions');
  return (
    <div>
      {shown.map((caution) => (
        <p key={caution}>{caution}</p>
      ))}
      {button}
    </div>
  );
}

const HelpButton = memo(function HelpButton({ onHelp }: { onHelp: () => void }) {
  return (
    <Button variant="quiet" data-screen-only aria-label="Keys of this panel" onPress={onHelp}>
      ?
    </Button>
  );
});

/** One line, and the limits behind it. */
function Limits({ assessment }: { assessment: Assessment | null }) {
  const model = assessment?.differential.model;
  return (
    <details className="text-xs text-ink-muted" open={usePrinting() || undefined}>
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
