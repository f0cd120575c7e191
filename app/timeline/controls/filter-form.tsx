import { Select, type Choice } from '../../ui/select.tsx';
import { detailOf, labelOf, whenText } from '../item-words.ts';
import { sourcesOf, type TimelineFilter } from '../model/filter-items.ts';
import type { LaneId, TimelineModel } from '../model/timeline-model.ts';

const ANY = 'any';
const LISTED = 300;

interface FormProps {
  readonly model: TimelineModel;
  readonly filter: TimelineFilter;
  readonly onChange: (filter: TimelineFilter) => void;
}

/** Kinds, encounter, problem, source, abnormal only. */
export function FilterForm({ model, filter, onChange }: FormProps) {
  const toggleLane = (lane: LaneId) => {
    const hiddenLanes = new Set(filter.hiddenLanes);
    if (!hiddenLanes.delete(lane)) hiddenLanes.add(lane);
    onChange({ ...filter, hiddenLanes });
  };
  const numberOr = (id: string) => (id === ANY ? null : Number(id));
  return (
    <>
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={filter.abnormalOnly}
          onChange={() => onChange({ ...filter, abnormalOnly: !filter.abnormalOnly })}
        />
        Abnormal results only
      </label>
      <fieldset className="grid grid-cols-2 gap-x-2">
        <legend className="mb-0.5 text-xs text-ink-muted">Kinds</legend>
        {model.lanes
          .filter((lane) => lane.dated + lane.undated > 0)
          .map((lane) => (
            <label key={lane.id} className="flex min-h-6 items-center gap-2 text-[13px] leading-tight">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-accent"
                checked={!filter.hiddenLanes.has(lane.id)}
                onChange={() => toggleLane(lane.id)}
              />
              {lane.label}
            </label>
          ))}
      </fieldset>
      <Select
        label="Encounter"
        choices={encounterChoices(model)}
        value={String(filter.encounter ?? ANY)}
        onChange={(id) => onChange({ ...filter, encounter: numberOr(id) })}
      />
      <Select
        label="Problem (its encounters)"
        choices={problemChoices(model)}
        value={filter.problem ?? ANY}
        onChange={(id) => onChange({ ...filter, problem: id === ANY ? null : id })}
      />
      <Select
        label="Source"
        choices={sourceChoices(model)}
        value={filter.source ?? ANY}
        onChange={(id) => onChange({ ...filter, source: id === ANY ? null : id })}
      />
    </>
  );
}

const EVERY: Choice = { id: ANY, label: 'Any' };

function encounterChoices(model: TimelineModel): Choice[] {
  const lane = model.lanes[0]!;
  const row = model.rows[lane.rowFrom];
  if (!row || row.lane !== 'encounters') return [EVERY];
  const newest = Array.from({ length: row.to - row.from }, (_, k) => row.to - 1 - k).slice(0, LISTED);
  return [
    EVERY,
    ...newest.map((i) => ({
      id: String(i),
      label: `${whenText(model, i)} · ${labelOf(model, i)}`,
      detail: detailOf(model, i),
    })),
  ];
}

function problemChoices(model: TimelineModel): Choice[] {
  return [
    EVERY,
    ...model.rows.filter((r) => r.lane === 'problems').map((r) => ({ id: r.id, label: r.label })),
  ];
}

function sourceChoices(model: TimelineModel): Choice[] {
  return [
    EVERY,
    ...sourcesOf(model).map(({ source, count }) => ({ id: source, label: source, detail: `${count} items` })),
  ];
}
