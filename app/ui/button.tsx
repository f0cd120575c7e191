import type { Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  readonly variant?: ButtonVariant;
  readonly ref?: Ref<HTMLButtonElement>;
  /** Added to the button's own classes; for placement, not for looks. */
  readonly className?: string;
}

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: 'border-accent bg-accent text-on-accent hover:bg-accent-strong hover:border-accent-strong',
  secondary: 'border-line-strong bg-raised text-ink hover:bg-sunken',
  quiet: 'border-transparent bg-transparent text-accent hover:bg-accent-soft',
};

const BASE =
  'inline-flex min-h-7 pointer-coarse:min-h-11 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border px-2.5 text-[13px] font-medium leading-none focus-visible:outline-2 focus-visible:outline-offset-1 focus-visible:outline-accent disabled:cursor-not-allowed disabled:opacity-55 aria-pressed:bg-accent-soft aria-pressed:border-accent';

/** A button with words. At least 28 px high; give `aria-label` only where the words alone are ambiguous. */
export function Button({ variant = 'secondary', className = '', ...props }: ButtonProps) {
  return <AriaButton {...props} className={`${BASE} ${VARIANTS[variant]} ${className}`} />;
}
