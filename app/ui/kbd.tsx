import type { ReactNode } from 'react';

/** The name of a key. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="rounded border border-line-strong bg-sunken px-1.5 font-mono text-[11px] text-ink">
      {children}
    </kbd>
  );
}
