import { useMemo } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { detailOf, factsOf, labelOf, laneOf, readingOf, whenText } from '../item-words.ts';
import type { TextRange } from '../model/ref-index.ts';
import { FLAG, type TimelineModel } from '../model/timeline-model.ts';
import type { SourceOfItem } from '../timeline-props.ts';
import { NoteText } from './note-text.tsx';
import { originOf } from './origin.ts';
import { rowItems } from '../model/row-items.ts';
import { Sparkline } from './sparkline.tsx';
import { useSource } from './use-source.ts';

interface ItemDetailProps {
  readonly model: TimelineModel;
  readonly item: number;
  readonly ranges: readonly TextRange[];
  readonly sourceByRef: (ref: string) => Promise<SourceOfItem>;
  readonly onOpen: (items: readonly number[]) => void;
  /** Makes the item the zero of the axis; `null` where there is no axis. */
  readonly onAlign: ((item: number) => void) | null;
}

/** Everything that is known of one item: value, range, reading, who and where, the note's words, the source itself. */
export function ItemDetail({ model, item, ranges, sourceByRef, onOpen, onAlign }: ItemDetailProps) {
  const { items, refs, rows } = model;
  const ref = refs[item]!;
  const source = useSource(ref, sourceByRef);
  const text = useMemo(() => model.texts.find(([i]) => i === item)?.[1], [model, item]);
  const row = rows[items.row[item]!];
  const reading = readingOf(model, item);
  return (
    <article aria-label={labelOf(model, item)} className="grid grid-cols-[minmax(0,1fr)] gap-3 px-4 pb-4">
      <header className="pr-8">
        <p className="text-xs text-ink-muted">{laneOf(model, item)}</p>
        <h3 className="text-[15px] leading-snug font-semibold">{labelOf(model, item)}</h3>
        {!text && (
          <p className="text-[14px]">
            {detailOf(model, item)} {reading && <Badge tone="alert">{reading}</Badge>}
          </p>
        )}
        <p className="text-[13px] text-ink-muted">{whenText(model, item, true)}</p>
      </header>
      {row?.series && <Sparkline model={model} row={row} marked={[item]} />}
      {text !== undefined && <NoteText text={text} ranges={ranges} />}
      <Facts model={model} item={item} resource={source?.resource ?? null} onOpen={onOpen} />
      <div className="flex flex-wrap gap-2">
        {row && row.to - row.from > 1 && (
          <Button onPress={() => onOpen(rowItems(row))}>
            All {row.to - row.from} of “{row.label}”
          </Button>
        )}
        {onAlign && item < items.dated && <Button onPress={() => onAlign(item)}>Count time from here</Button>}
      </div>
      <Disclosure title={`Source: ${ref}`}>
        {source === null || source.problem !== null ? (
          <p className="pl-5 text-xs text-ink-muted" role="status">
            {source === null ? 'Reading it from the EHR…' : source.problem}
          </p>
        ) : (
          <pre
            tabIndex={0}
            aria-label="Source resource as JSON"
            className="max-h-80 overflow-auto rounded border border-line bg-sunken p-2 font-mono text-[11px] leading-snug"
          >
            {JSON.stringify(source.resource, null, 2)}
          </pre>
        )}
      </Disclosure>
    </article>
  );
}

function Facts({
  model,
  item,
  resource,
  onOpen,
}: Pick<ItemDetailProps, 'model' | 'item' | 'onOpen'> & { resource: unknown }) {
  const { who, where } = originOf(resource);
  const encounter = model.items.encounter[item]!;
  const isApproximate = (model.items.flags[item]! & FLAG.approximate) !== 0;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-[13px] [&_dd]:min-w-0 [&_dt]:text-ink-muted">
      {factsOf(model, item).map(([name, value]) => (
        <Fact key={name} name={name}>
          {value}
        </Fact>
      ))}
      {isApproximate && (
        <Fact name="Date">the time of the event isn’t recorded; the time of the report stands in</Fact>
      )}
      {who.length > 0 && <Fact name="Who">{who.join(', ')}</Fact>}
      {where.length > 0 && <Fact name="Where">{where.join(', ')}</Fact>}
      {encounter >= 0 && encounter !== item && (
        <Fact name="Encounter">
          <button
            type="button"
            className="min-h-6 rounded text-left text-accent underline decoration-1 underline-offset-2"
            onClick={() => onOpen([encounter])}
          >
            {labelOf(model, encounter)}, {whenText(model, encounter)}
          </button>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
