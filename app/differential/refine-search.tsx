import { memo, useDeferredValue, useId, useMemo, useState } from 'react';
import type { Entered } from './refine.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { PanelSection } from './panel-section.tsx';

export interface FindingChoice {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

interface RefineProps {
  readonly choices: readonly FindingChoice[];
  readonly entered: Entered;
  readonly onAnswer: (id: string, name: string, status: 'present' | 'absent' | null) => void;
}

const SHOWN = 8;
const REFINABLE = new Set(['symptom', 'sign', 'exposure', 'history', 'time-course']);

/** Add or deny a finding here and now: the list answers at once, and the answer stays apart from the record. */
export const RefineSearch = memo(function RefineSearch({ choices, entered, onAnswer }: RefineProps) {
  const [query, setQuery] = useState('');
  const deferred = useDeferredValue(query);
  const input = useId();
  const askable = useMemo(() => choices.filter((c) => REFINABLE.has(c.kind)), [choices]);
  const matches = useMemo(() => search(askable, deferred), [askable, deferred]);
  const answer = (id: string, name: string, status: 'present' | 'absent') => {
    onAnswer(id, name, status);
    setQuery('');
  };
  return (
    <PanelSection
      title="Refine"
      hint="entered here and now, kept apart from the record"
      isScreenOnly={entered.size === 0}
    >
      {entered.size > 0 && (
        <ul aria-label="Entered findings" className="mb-2 flex flex-wrap gap-1.5">
          {[...entered].map(([id, { name, status }]) => (
            <li
              key={id}
              className="inline-flex items-center gap-1 rounded border border-line-strong bg-sunken pl-2 text-xs"
            >
              {name}: {status === 'present' ? 'yes' : 'no'}
              <button
                type="button"
                aria-label={`Remove ${name}`}
                data-screen-only
                className="min-h-6 min-w-6 rounded hover:bg-surface focus-visible:outline-2 focus-visible:outline-accent"
                onClick={() => onAnswer(id, name, null)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <label htmlFor={input} className="sr-only">
        Add or deny a finding
      </label>
      <input
        id={input}
        data-refine
        data-screen-only
        type="search"
        autoComplete="off"
        placeholder="Add or deny a finding"
        className="w-full rounded border border-line-strong bg-surface px-2 py-1 text-[13px] text-ink placeholder:text-ink-muted focus-visible:outline-2 focus-visible:outline-accent"
        value={query}
        onChange={(e) => setQuery(e.target.value)}
      />
      {deferred.trim() && (
        <ul aria-label="Findings that match" className="mt-1 grid">
          {matches.map((c) => (
            <li key={c.id} className="flex items-center gap-2 px-1 py-0.5 text-[13px]">
              <span className="grow">{c.name}</span>
              <AnswerButtons name={c.name} onAnswer={(status) => answer(c.id, c.name, status)} />
            </li>
          ))}
          {matches.length === 0 && (
            <li className="px-1 py-0.5 text-xs text-ink-muted">
              No finding of the knowledge base matches “{deferred.trim()}”. Try another word for it.
            </li>
          )}
        </ul>
      )}
    </PanelSection>
  );
});

/** Every word must occur; names that start with the query come first. */
function search(choices: readonly FindingChoice[], query: string): FindingChoice[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  return choices
    .filter((c) => words.every((w) => c.name.toLowerCase().includes(w) || c.id.includes(w)))
    .sort(
      (a, b) =>
        Number(b.name.toLowerCase().startsWith(words[0]!)) -
          Number(a.name.toLowerCase().startsWith(words[0]!)) || a.name.length - b.name.length,
    )
    .slice(0, SHOWN);
}
