import { ModalDialog } from '../ui/dialog.tsx';
import { PANEL_KEYS } from './use-panel-keys.ts';

export function KeyHelp({ onClose }: { onClose: () => void }) {
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
    </ModalDialog>
  );
}
