import { useState } from 'react';
import type { RankedDiagnosis } from '../../clinical/inference/differential.ts';
import { Button } from '../ui/button.tsx';
import { compareWithFirst } from './first-thought.ts';
import { PanelSection } from './panel-section.tsx';
import { BAND_WORDS } from './words.ts';

/** Asks before the list can anchor. One key skips it; what is dangerous stands above it and never waits. */
export function FirstThoughtForm({ onDone }: { onDone: (text: string) => void }) {
  const [text, setText] = useState('');
  return (
    <PanelSection title="Your differential first" hint="before the list is shown">
      <form
        className="flex flex-wrap gap-2"
        onSubmit={(e) => {
          e.preventDefault();
          onDone(text.trim());
        }}
        onKeyDown={(e) => {
          if (e.key !== 'Escape') return;
          e.preventDefault();
          e.stopPropagation();
          onDone('');
        }}
      >
        <label className="min-w-0 grow basis-full text-xs text-ink-muted">
          Leading diagnosis, or several with commas
          <input
            data-first-thought
            autoComplete="off"
            maxLength={300}
            className="mt-1 w-full rounded border border-line-strong bg-surface px-2 py-1 text-[13px] text-ink"
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
        </label>
        <Button type="submit" variant="primary">
          Show the list
        </Button>
        <Button variant="quiet" onPress={() => onDone('')}>
          Skip (Esc)
        </Button>
      </form>
    </PanelSection>
  );
}

/** Where the clinician and the list agree, and what the clinician did not write. Kept in this window only. */
export function FirstThoughtResult({ text, entries }: { text: string; entries: readonly RankedDiagnosis[] }) {
  const { thoughts, notAmong } = compareWithFirst(text, entries);
  return (
    <section aria-label="Your differential and the list" className="border-b border-line px-3 py-2 text-xs">
      <ul className="grid gap-0.5">
        {thoughts.map(({ words, entry }) => (
          <li key={words}>
            You: <span className="font-semibold">{words}</span>{' '}
            <span className="text-ink-muted">
              {entry
                ? `· ${entry.name}: ${BAND_WORDS[entry.band].toLowerCase()}, number ${entry.rank} of the list`
                : '· no entry of the list has this name'}
            </span>
          </li>
        ))}
      </ul>
      {notAmong.length > 0 && (
        <p className="mt-0.5">
          Not among yours: <span className="font-semibold">{notAmong.map((e) => e.name).join(', ')}</span>
        </p>
      )}
    </section>
  );
}
