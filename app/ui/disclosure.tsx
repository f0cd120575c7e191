import { useId, useState, type ReactNode } from 'react';
import { DownIcon, RightIcon } from './icons.tsx';

interface DisclosureProps {
  readonly title: ReactNode;
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** A heading that opens what is below it. What is inside exists only while it is open. */
export function Disclosure({ title, open: openAtFirst = false, children }: DisclosureProps) {
  const [open, setOpen] = useState(openAtFirst);
  const panel = useId();
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
        className="flex min-h-7 w-full items-center gap-1 rounded text-left text-xs font-semibold text-ink-muted hover:text-ink"
      >
        {open ? <DownIcon /> : <RightIcon />}
        {title}
      </button>
      <div id={panel} hidden={!open}>
        {open && children}
      </div>
    </div>
  );
}
