import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';

/** Repeats what the control's name already says; never the only carrier of a fact. */
export function Tooltip({ text, children }: { readonly text: string; readonly children: ReactElement }) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {children}
      <AriaTooltip
        offset={6}
        className="z-50 max-w-64 rounded-md bg-ink px-2 py-1 text-xs text-surface shadow-md print:hidden"
      >
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
