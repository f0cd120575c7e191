import { useState, type ReactNode } from 'react';

interface ExpandableListProps<T> {
  readonly items: readonly T[];
  readonly first: number;
  readonly label: string;
  readonly keyOf: (item: T) => string;
  readonly children: (item: T) => ReactNode;
}

/** The first few, and a button that says how many more there are; one more takes no more room than its button. */
export function ExpandableList<T>({ items, first, label, keyOf, children }: ExpandableListProps<T>) {
  const [all, setAll] = useState(false);
  const folds = items.length > first + 1;
  const shown = all || !folds ? items : items.slice(0, first);
  return (
    <>
      <ul className="grid gap-0.5">
        {shown.map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {folds && (
        <button
          type="button"
          aria-expanded={all}
          className="mt-0.5 min-h-6 rounded px-1 text-xs text-accent hover:underline focus-visible:outline-2 focus-visible:outline-accent"
          onClick={() => setAll(!all)}
        >
          {all ? `Fewer ${label}` : `${items.length - first} more ${label}`}
        </button>
      )}
    </>
  );
}
