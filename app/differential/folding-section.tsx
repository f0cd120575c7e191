import type { ReactNode } from 'react';
import { PanelSection } from './panel-section.tsx';
import { useFold } from './use-fold.tsx';

interface FoldingSectionProps<T> {
  readonly title: string;
  readonly hint?: string | undefined;
  /** What the items are, for the button that shows the rest. */
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Above the items. */
  readonly children?: ReactNode;
  /** `isBrief`: one of the first of many, which leave each other and the differential room. */
  readonly each: (item: T, isBrief: boolean) => ReactNode;
}

const FIRST = 3;

/** A section with its first three items; the button in its head shows all, each in full. */
export function FoldingSection<T>(props: FoldingSectionProps<T>) {
  const { title, hint, label, items, keyOf, children, each } = props;
  const { shown, isFolded, button } = useFold(items, FIRST, label);
  return (
    <PanelSection title={title} hint={hint} actions={button}>
      {children}
      <ul className="grid gap-0.5">
        {shown.map((item) => (
          <li key={keyOf(item)} className="min-w-0">
            {each(item, isFolded)}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
