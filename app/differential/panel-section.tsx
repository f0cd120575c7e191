import { useId, type ReactNode } from 'react';

export function PanelSection({
  title,
  hint,
  actions,
  children,
}: {
  title: string;
  hint?: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-b border-line px-3 py-2 last:border-b-0">
      <div className="mb-1 flex items-baseline gap-2">
        <h3 id={id} className="shrink-0 text-[13px] font-semibold">
          {title}
        </h3>
        {hint && <span className="min-w-0 grow text-xs text-ink-muted">{hint}</span>}
        {actions}
      </div>
      {children}
    </section>
  );
}
