import { useEffect } from 'react';
import type { Decision } from '../../contracts/decision.ts';
import { Button } from '../ui/button.tsx';

const SHOWN_MS = 10_000;
const WORDS = {
  accepted: 'Accepted',
  overridden: 'Dismissed',
  shelved: 'Shelved',
  withdrawn: 'Undone',
} as const;

/** Ten seconds to take it back; after that the card and the history still can. */
export function UndoBar({
  decision,
  onUndo,
  onGone,
}: {
  decision: Decision | null;
  onUndo: (decision: Decision) => void;
  onGone: () => void;
}) {
  useEffect(() => {
    if (!decision) return;
    const timer = setTimeout(onGone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [decision, onGone]);
  return (
    <div role="status" className="sticky bottom-0 z-10">
      {decision && (
        <div className="m-2 flex items-center gap-2 rounded-lg border border-line-strong bg-raised px-3 py-1.5 text-[13px] shadow-lg">
          <span className="grow">
            {WORDS[decision.outcome]}: {decision.condition.name}
          </span>
          <Button variant="quiet" onPress={() => onUndo(decision)}>
            Undo
          </Button>
        </div>
      )}
    </div>
  );
}
