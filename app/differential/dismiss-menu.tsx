import { useState } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { OVERRIDE_REASONS, type OverrideReasonCode } from '../../contracts/decision.ts';
import { Button } from '../ui/button.tsx';

export interface Dismissal {
  readonly reason: OverrideReasonCode | null;
  readonly comment: string | null;
}

interface DismissMenuProps {
  readonly name: string;
  readonly onDismiss: (dismissal: Dismissal) => void;
}

/** Dismiss at once, or with one tap say why; free text is optional. */
export function DismissMenu({ name, onDismiss }: DismissMenuProps) {
  const [comment, setComment] = useState('');
  const done = (reason: OverrideReasonCode | null) => onDismiss({ reason, comment: comment.trim() || null });
  return (
    <span className="inline-flex">
      <Button data-dismiss onPress={() => done(null)}>
        Dismiss
      </Button>
      <DialogTrigger>
        <Button aria-label={`Why… Dismiss ${name} with a reason`}>Why…</Button>
        <Popover
          placement="bottom start"
          className="w-64 rounded-lg border border-line bg-raised p-2 shadow-lg"
        >
          <Dialog aria-label={`Reason to dismiss ${name}`} className="outline-none">
            <ul className="grid">
              {OVERRIDE_REASONS.map(({ code, display }) => (
                <li key={code}>
                  <button
                    type="button"
                    className="min-h-7 w-full rounded px-2 text-left text-[13px] hover:bg-sunken focus-visible:outline-2 focus-visible:outline-accent"
                    onClick={() => done(code)}
                  >
                    {display}
                  </button>
                </li>
              ))}
            </ul>
            <label className="mt-2 block border-t border-line px-2 pt-2 text-xs text-ink-muted">
              Comment (optional, sent with the reason)
              <input
                className="mt-1 w-full rounded border border-line-strong bg-surface px-2 py-1 text-[13px] text-ink"
                value={comment}
                maxLength={2000}
                onChange={(e) => setComment(e.target.value)}
                onKeyDown={(e) => e.key === 'Enter' && done(null)}
              />
            </label>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </span>
  );
}
