import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Tooltip } from './tooltip.tsx';

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** The accessible name; also shown on hover and focus. */
  readonly label: string;
  /** A key that does the same, shown with the label. */
  readonly shortcut?: string;
  readonly pressed?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

const BASE =
  'inline-flex size-7 shrink-0 items-center justify-center rounded-md border border-transparent text-ink-muted hover:bg-sunken hover:text-ink focus-visible:outline-2 focus-visible:outline-offset-1 focus-visible:outline-accent disabled:cursor-not-allowed disabled:opacity-45 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent';

/** A square button with an icon; its label is its name for everyone, not only for screen readers. */
export function IconButton({
  label,
  shortcut,
  pressed,
  className = '',
  children,
  ...props
}: IconButtonProps) {
  const toggled = pressed === undefined ? {} : { 'aria-pressed': pressed };
  return (
    <Tooltip text={shortcut ? `${label} (${shortcut})` : label}>
      <AriaButton {...props} {...toggled} aria-label={label} className={`${BASE} ${className}`}>
        {children}
      </AriaButton>
    </Tooltip>
  );
}
