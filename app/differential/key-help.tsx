import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { ModalDialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { isPanelKey, PANEL_KEYS, type PanelAction, type PanelKeys } from './panel-keys.ts';

interface KeyHelpProps {
  readonly keys: PanelKeys;
  readonly onKeys: (keys: PanelKeys) => void;
  readonly askFirst: boolean;
  readonly onAskFirst: (ask: boolean) => void;
  readonly onClose: () => void;
}

/** The keys of the panel, each of which can be changed here, and this person's habits. */
export function KeyHelp({ keys, onKeys, askFirst, onAskFirst, onClose }: KeyHelpProps) {
  const [changing, setChanging] = useState<PanelAction | null>(null);
  const [said, setSaid] = useState('');
  const choose = (action: PanelAction, key: string) => {
    const taken = PANEL_KEYS.find((other) => other.action !== action && keys[other.action] === key);
    if (!isPanelKey(key)) setSaid('Choose a letter, a digit or a sign.');
    else if (taken) setSaid(`${key} is in use: ${taken.does}. Choose another, or change that one first.`);
    else {
      onKeys({ ...keys, [action]: key });
      setChanging(null);
      setSaid(`${key}: ${PANEL_KEYS.find((k) => k.action === action)!.does}.`);
    }
  };
  const standard = PANEL_KEYS.every(({ action, key }) => keys[action] === key);
  return (
    <ModalDialog title="Keys while the panel has the focus" onClose={onClose}>
      <ul className="grid grid-cols-[auto_1fr_auto] items-center gap-x-4 gap-y-1 text-[13px]">
        <li className="contents">
          <Kbd>Enter</Kbd>
          <span>open or close the entry</span>
          <span />
        </li>
        {PANEL_KEYS.map(({ action, does }) => (
          <li key={action} className="contents">
            <span>
              <Kbd>{keys[action]}</Kbd>
            </span>
            <span>{does}</span>
            <button
              type="button"
              aria-pressed={changing === action}
              aria-label={`Change the key for: ${does}`}
              className="min-h-6 rounded px-1 text-xs text-accent hover:underline focus-visible:outline-2 focus-visible:outline-accent"
              onClick={() => {
                setChanging(changing === action ? null : action);
                setSaid(changing === action ? '' : `Press the new key for: ${does}.`);
              }}
              onBlur={() => setChanging((was) => (was === action ? null : was))}
              onKeyDown={(event) => {
                if (changing !== action || ['Tab', 'Shift', 'Escape'].includes(event.key)) return;
                event.preventDefault();
                event.stopPropagation();
                choose(action, event.key);
              }}
            >
              {changing === action ? 'press a key…' : 'Change'}
            </button>
          </li>
        ))}
      </ul>
      <div className="mt-2 flex min-h-8 items-center justify-between gap-2">
        <p role="status" className="text-xs">
          {said}
        </p>
        {!standard && (
          <Button
            variant="quiet"
            onPress={() => onKeys(Object.fromEntries(PANEL_KEYS.map((k) => [k.action, k.key])) as PanelKeys)}
          >
            Standard keys
          </Button>
        )}
      </div>
      <label className="mt-2 flex min-h-6 items-center gap-2 border-t border-line pt-3">
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
