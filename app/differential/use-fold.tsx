import { useState, type ReactNode } from 'react';
import { usePrinting } from '../ui/use-printing.ts';

interface Fold<T> {
  readonly shown: readonly T[];
  /** Not all are shown. */
  readonly isFolded: boolean;
  readonly button: ReactNode;
}

/**
 * The first few, and a button that says how many more there are; one more takes no more room than its button. On paper,
 * where nothing can be pressed, all.
 */
export function useFold<T>(items: readonly T[], first: number, label: string): Fold<T> {
  const [all, setAll] = useState(false);
  const printing = usePrinting();
  const folds = items.length > first + 1 && !printing;
  return {
    shown: all || !folds ? items : items.slice(0, first),
    isFolded: folds && !all,
    button: folds && (
      <button
        type="button"
        aria-expanded={all}
        className="min-h-6 shrink-0 rounded px-1 text-xs text-accent hover:underline focus-visible:outline-2 focus-visible:outline-accent"
        onClick={() => setAll(!all)}
      >
        {all ? 'Fewer' : `${items.length - first} more`}
        <span className="sr-only"> {label}</span>
      </button>
    ),
  };
}
