import { useId, type ReactNode } from 'react';

export function PanelSection({
  title,
  hint,
  actions,
  isBare = false,
  isScreenOnly = false,
  children,
}: {
  title: string;
  hint?: string | undefined;
  actions?: ReactNode;
  /** What it holds says what it is: the title is for the ear. */
  isBare?: boolean;
  /** Without anything that paper could hold. */
  isScreenOnly?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      data-screen-only={isScreenOnly || undefined}
      className="border-b border-line px-3 py-1.5 last:border-b-0"
    >
      <div className={isBare ? 'sr-only' : 'mb-0.5 flex min-h-6 items-center gap-2'}>
        <h3 id={id} className="shrink-0 text-[13px] font-semibold">
          {title}
        </h3>
        <span className="min-w-0 grow text-xs text-ink-muted">{hint}</span>
        {actions}
      </div>
      {children}
    </section>
  );
}
