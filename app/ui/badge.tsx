import type { ReactNode } from 'react';

export type BadgeTone = 'neutral' | 'accent' | 'alert';

const TONES: Readonly<Record<BadgeTone, string>> = {
  neutral: 'border-line bg-sunken text-ink-muted',
  accent: 'border-accent/40 bg-accent-soft text-accent-strong',
  alert: 'border-alert/50 bg-alert-soft text-alert',
};

/** A short word about a thing. Colour only underlines it: the word says it all. */
export function Badge({
  tone = 'neutral',
  children,
}: {
  readonly tone?: BadgeTone;
  readonly children: ReactNode;
}) {
  return (
    <span
      className={`inline-flex min-h-[18px] items-center gap-1 rounded border px-1.5 text-[11px] leading-none font-medium whitespace-nowrap ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
