import { ModalDialog } from '../ui/dialog.tsx';
import { PANEL_KEYS } from './use-panel-keys.ts';

interface KeyHelpProps {
  readonly askFirst: boolean;
  readonly onAskFirst: (ask: boolean) => void;
  readonly onClose: () => void;
}

export function KeyHelp({ askFirst, onAskFirst, onClose }: KeyHelpProps) {
  return (
    <ModalDialog title="Keys while the panel has the focus" onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-[13px]">
        {PANEL_KEYS.map(({ key, does }) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded border border-line-strong bg-sunken px-1.5 font-mono text-xs">
                {key}
              </kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-4 flex min-h-6 items-center gap-2 border-t border-line pt-3">
        <input
          type="checkbox"
          className="size-4 accent-(--color-accent)"
          checked={askFirst}
          onChange={(e) => onAskFirst(e.target.checked)}
        />
        Ask for my own differential before the list is shown
      </label>
    </ModalDialog>
  );
}
