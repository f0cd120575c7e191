import { memo } from 'react';
import type { StoredDecision } from '../../contracts/decision.ts';
import { Button } from '../ui/button.tsx';
import { PanelSection } from './panel-section.tsx';
import type { QueuedDecision } from './decisions/decision-queue.ts';
import type { SendFailure } from './decisions/server-client.ts';

interface HistoryProps {
  readonly history: readonly StoredDecision[];
  readonly queued: readonly QueuedDecision[];
  readonly state: 'loading' | 'ready' | SendFailure;
  readonly formatTime: (iso: string) => string;
  readonly onRetry: () => void;
  readonly onDiscard: (id: string) => void;
}

const WORDS = {
  accepted: 'accepted',
  overridden: 'dismissed',
  shelved: 'shelved',
  withdrawn: 'undone',
} as const;

/** Every decision on this patient, newest first, and those still on their way. */
export const DecisionHistory = memo(function DecisionHistory({
  history,
  queued,
  state,
  formatTime,
  onRetry,
  onDiscard,
}: HistoryProps) {
  if (!history.length && !queued.length && (state === 'ready' || state === 'loading')) return null;
  return (
    <PanelSection title="Decisions">
      {queued.length > 0 && (
        <ul className="mb-1 grid gap-1" aria-label="Not yet stored">
          {queued.map(({ decision, failure }) => (
            <li
              key={decision.id}
              className="flex items-center gap-2 rounded border border-alert bg-alert-soft px-2 py-1 text-xs"
            >
              <span className="grow">
                {decision.condition.name} {WORDS[decision.outcome]}:{' '}
                {failure?.kind === 'refused'
                  ? `not stored. ${failure.message} ${failure.remedy}`
                  : 'queued, will be stored when the server answers'}
              </span>
              {failure?.kind === 'refused' ? (
                <Button variant="quiet" onPress={() => onDiscard(decision.id)}>
                  Discard
                </Button>
              ) : (
                <Button variant="quiet" onPress={onRetry}>
                  Retry
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {typeof state === 'object' && (
        <p className="text-xs text-ink-muted">Earlier decisions could not be loaded. {state.message}</p>
      )}
      <ol className="grid gap-0.5 text-xs text-ink-muted" aria-label="Stored decisions">
        {[...history]
          .sort((a, b) => b.sequence - a.sequence)
          .map((d) => (
            <li key={d.id}>
              <span className="text-ink">{d.condition.name}</span> {WORDS[d.outcome]}
              {d.reason && ` (${d.reason.display.toLowerCase()})`} · {d.user.name ?? d.user.fhirUser ?? 'you'}{' '}
              · {formatTime(d.decidedAt)}
              {d.writtenResource && ` · ${d.writtenResource}`}
            </li>
          ))}
      </ol>
    </PanelSection>
  );
});
