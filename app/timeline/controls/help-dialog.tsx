import { ModalDialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { PLOT_KEYS } from '../plot/use-plot-keys.ts';

const MARKS = [
  ['▲ H, ▼ L', 'Above or below the range; twice (HH, LL) when the report calls it critical'],
  ['◆ !', 'Abnormal without a direction'],
  ['12', 'So many items on the same spot: select to list them'],
  ['Bar with an arrow', 'Goes on at the time of the assessment'],
  ['Broken line', 'The end is not recorded'],
  ['Outline', 'Planned, on hold, refuted, not given or not read'],
  ['Shaded time', 'Encounters'],
  ['Band', 'Range: the laboratory’s own, or a general one for age and sex where none was sent'],
  ['Ring', 'Evidence for'],
  ['Broken ring, hatched', 'Evidence against'],
] as const;

/** Keys and marks, for those who want to know; nothing needs it. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <ModalDialog title="Timeline: keys and marks" onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1.5">
        {PLOT_KEYS.map(({ keys, does }) => (
          <div key={keys} className="contents">
            <dt className="flex gap-1">
              {keys
                .split(' ')
                .map((key) => (key === '…' ? <span key={key}>…</span> : <Kbd key={key}>{key}</Kbd>))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
        {MARKS.map(([mark, means]) => (
          <div key={mark} className="contents">
            <dt className="font-medium">{mark}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-xs text-ink-muted">
        Drag to move; Ctrl and wheel, or two fingers, to zoom; Shift and wheel to move in time. Keys work
        while the plot has the focus.
      </p>
    </ModalDialog>
  );
}
