import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
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
  const moves = useMoves(state);
  const showHelp = useCallback(() => setHelp(true), []);
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
        <Moves {...moves} />
        <IconButton
          label={tableShown ? 'Show as a timeline' : 'Show as a table'}
          pressed={tableShown}
          onPress={onToggleTable}
        >
          <TableIcon />
        </IconButton>
        <HelpButton onPress={showHelp} />
      </div>
      {help && <HelpDialog onClose={() => setHelp(false)} />}
    </div>
  );
}

interface MovesProps {
  /** By a part of the window. */
  readonly pan: (part: number) => void;
  readonly zoom: (factor: number) => void;
  readonly reset: () => void;
}

/** The same functions for as long as the timeline stands: a record that grows needs no new buttons. */
function useMoves({ view, model }: TimelineState): MovesProps {
  const now = useRef({ view, model });
  useLayoutEffect(() => {
    now.current = { view, model };
  }, [view, model]);
  const pan = useCallback((part: number) => {
    const at = now.current.view;
    at.glide(panBy(at.get(), (at.get().end - at.get().start) * part));
  }, []);
  const zoom = useCallback((factor: number) => {
    const at = now.current.view;
    at.glide(zoomAt(at.get(), (at.get().start + at.get().end) / 2, factor));
  }, []);
  const reset = useCallback(() => now.current.view.glide(now.current.model.defaultWindow), []);
  return { pan, zoom, reset };
}

const Moves = memo(function Moves({ pan, zoom, reset }: MovesProps) {
  return (
    <>
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
      <IconButton label="Back to the first window" shortcut="0" onPress={reset}>
        <ResetIcon />
      </IconButton>
    </>
  );
});

const HelpButton = memo(function HelpButton({ onPress }: { readonly onPress: () => void }) {
  return (
    <IconButton label="Keys and marks" onPress={onPress}>
      <HelpIcon />
    </IconButton>
  );
});
