import { WarningIcon } from '../ui/icons.tsx';
import { Button } from '../ui/button.tsx';
import type { TimelineStatus } from './timeline-props.ts';

/** One line while the record is not whole; nothing when it is. Below the plot: where it comes and goes, no row moves. */
export function StatusLine({ status }: { readonly status: TimelineStatus }) {
  const { state, detail, onRetry } = status;
  const words = state === 'loading' ? (detail ?? 'Still reading the record; more items follow.') : detail;
  return (
    <div role="status" className="print:hidden">
      {state !== 'ready' && words && (
        <p
          className={`flex min-h-7 items-center gap-1.5 border-t border-line px-3 text-xs ${state === 'loading' ? 'bg-sunken text-ink-muted' : 'bg-alert-soft text-ink'}`}
        >
          {state !== 'loading' && (
            <span className="text-alert">
              <WarningIcon />
            </span>
          )}
          <span className="min-w-0 grow py-1">{words}</span>
          {onRetry && state !== 'loading' && (
            <Button variant="quiet" onPress={onRetry}>
              Try again
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
