import { useEffect, useState } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import {
  HelpIcon,
  LeftIcon,
  ResetIcon,
  RightIcon,
  TableIcon,
  ZoomInIcon,
  ZoomOutIcon,
} from '../../ui/icons.tsx';
import { fetchWhenIdle, lazyPart } from '../../ui/lazy-part.tsx';
import type { TimelineState } from '../use-timeline.ts';
import { useSettledWindow } from '../view/use-settled-window.ts';
import { panBy, presetOf, PRESETS, presetWindow, zoomAt } from '../view/window-moves.ts';

const HelpDialog = lazyPart(async () => (await import('./help-dialog.tsx')).HelpDialog);

interface ToolbarProps {
  readonly state: TimelineState;
  readonly tableShown: boolean;
  readonly onToggleTable: () => void;
  readonly children: React.ReactNode;
}

/** Search and filters, presets, and every move of the mouse as a button. */
export function Toolbar({ state, tableShown, onToggleTable, children }: ToolbarProps) {
  const { view, model } = state;
  const window = useSettledWindow(view);
  const [help, setHelp] = useState(false);
  useEffect(() => fetchWhenIdle([HelpDialog]), []);
  const preset = presetOf(model, window);
  const pan = (part: number) => view.glide(panBy(view.get(), (view.get().end - view.get().start) * part));
  const zoom = (factor: number) =>
    view.glide(zoomAt(view.get(), (view.get().start + view.get().end) / 2, factor));
  return (
    <div
      role="toolbar"
      aria-label="Timeline"
      className="flex shrink-0 flex-wrap items-center gap-x-1 gap-y-1 border-b border-line bg-surface px-2 py-1 print:hidden"
    >
      {children}
      <div
        role="group"
        aria-label="Time in view"
        className="flex overflow-hidden rounded-md border border-line-strong"
      >
        {PRESETS.map(({ id, label, name, span }) => (
          <button
            key={id}
            type="button"
            aria-label={`${label}: ${name}`}
            aria-pressed={preset === id}
            onClick={() => view.glide(presetWindow(model, span))}
            className="min-h-6.5 min-w-9 border-l border-line px-1.5 text-xs whitespace-nowrap first:border-l-0 hover:bg-sunken focus-visible:-outline-offset-2 aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent"
          >
            {label}
          </button>
        ))}
      </div>
      <div className="flex">
        <IconButton label="Earlier" shortcut="←" onPress={() => pan(-0.3)}>
          <LeftIcon />
        </IconButton>
        <IconButton label="Later" shortcut="→" onPress={() => pan(0.3)}>
          <RightIcon />
        </IconButton>
        <IconButton label="Zoom in" shortcut="+" onPress={() => zoom(0.6)}>
          <ZoomInIcon />
        </IconButton>
        <IconButton label="Zoom out" shortcut="−" onPress={() => zoom(1 / 0.6)}>
          <ZoomOutIcon />
        </IconButton>
        <IconButton
          label="Back to the first window"
          shortcut="0"
          onPress={() => view.glide(model.defaultWindow)}
        >
          <ResetIcon />
        </IconButton>
        <IconButton
          label={tableShown ? 'Show as a timeline' : 'Show as a table'}
          pressed={tableShown}
          onPress={onToggleTable}
        >
          <TableIcon />
        </IconButton>
        <IconButton label="Keys and marks" onPress={() => setHelp(true)}>
          <HelpIcon />
        </IconButton>
      </div>
      {help && <HelpDialog onClose={() => setHelp(false)} />}
    </div>
  );
}
