import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { WarningIcon } from './icons.tsx';

const BOX =
  'flex flex-col items-center justify-center gap-1 px-4 py-8 text-center text-[13px] text-ink-muted';

/** Nothing is there, and that is known: says what was looked for. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={BOX}>
      <p className="font-medium text-ink">{title}</p>
      {children}
    </div>
  );
}

/** Not loaded yet, which is not "none". Announced politely; the bar shows progress where it is known (0 to 1). */
export function LoadingState({ title, progress }: { readonly title: string; readonly progress?: number }) {
  return (
    <div className={BOX} role="status">
      <p>{title}</p>
      <div className="mt-1 h-1 w-40 overflow-hidden rounded bg-line">
        <div
          className={`h-full bg-accent ${progress === undefined ? 'w-1/3 animate-pulse' : ''}`}
          style={progress === undefined ? undefined : { width: `${Math.round(progress * 100)}%` }}
        />
      </div>
    </div>
  );
}

/** Something failed: what, and what to try. */
export function ErrorState({
  title,
  detail,
  onRetry,
}: {
  readonly title: string;
  readonly detail?: string;
  readonly onRetry?: () => void;
}) {
  return (
    <div className={BOX} role="alert">
      <p className="flex items-center gap-1.5 font-medium text-alert">
        <WarningIcon />
        {title}
      </p>
      {detail && <p className="max-w-prose">{detail}</p>}
      {onRetry && (
        <Button className="mt-2" onPress={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
