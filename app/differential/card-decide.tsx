import { Button } from '../ui/button.tsx';
import type { CardProps } from './diagnosis-card.tsx';
import { DismissMenu } from './dismiss-menu.tsx';

/** The decisions on an open card, or why none can be made here. */
export function CardDecide({ diagnosis, actions, decidingDisabled }: CardProps) {
  if (decidingDisabled)
    return (
      <p data-screen-only className="border-t border-line px-3 py-2 text-xs text-ink-muted">
        Deciding is off: {decidingDisabled}
      </p>
    );
  return (
    <div data-screen-only className="flex flex-wrap items-center gap-2 border-t border-line px-3 py-2">
      <Button variant="primary" data-accept onPress={() => actions.onAccept(diagnosis)}>
        Accept…
      </Button>
      <DismissMenu name={diagnosis.name} onDismiss={(dismissal) => actions.onDismiss(diagnosis, dismissal)} />
      <Button variant="quiet" onPress={() => actions.onShelve(diagnosis)}>
        Shelve
      </Button>
    </div>
  );
}
