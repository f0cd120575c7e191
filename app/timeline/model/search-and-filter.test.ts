import { describe, expect, it } from 'vitest';
import type { DocumentItem, EncounterItem } from '../../../clinical/chart/chart.ts';
import { buildTimeline } from './build-timeline.ts';
import { itemTest, NO_FILTER, sourcesOf } from './filter-items.ts';
import { visibleItems } from './find-items.ts';
import { refIndex, textRange } from './ref-index.ts';
import { searchIndex, searchItems } from './search-items.ts';
import { AS_OF, chartOf, concept, day, measurement, source } from './synthetic-chart.ts';

const visit: EncounterItem = {
  ...source('Encounter'),
  kind: 'encounter',
  setting: 'ambulatory',
  status: 'finished',
  period: { start: day(2), end: day(2) },
  reasons: [concept('Fever')],
  type: null,
};
const note: DocumentItem = {
  ...source('DocumentReference'),
  kind: 'document',
  role: 'note',
  title: 'Visit note',
  concept: null,
  when: day(2),
  text: 'Pain in the right iliac fossa.',
  unread: null,
  encounter: visit.ref,
};
const high = measurement({ value: 7, when: day(1), encounter: visit.ref });
const old = measurement({ value: 4, when: day(300), alsoIn: ['Observation/copy'] });
const undated = measurement({ when: null });
const model = buildTimeline(
  chartOf({ encounters: [visit], documents: [note], measurements: [high, old, undated] }),
  { asOf: AS_OF },
);
const refs = (items: Iterable<number>) => [...items].map((i) => model.refs[i]);
const search = (query: string) => refs(searchItems(model, searchIndex(model), query));
const filtered = (over: Partial<typeof NO_FILTER>) =>
  refs(visibleItems(model, itemTest(model, { ...NO_FILTER, ...over })).order);

describe('search', () => {
  it('finds names, values and the words of notes; all words must occur', () => {
    expect(search('iliac PAIN')).toEqual([note.ref]);
    expect(search('potassium 7')).toEqual([high.ref]);
    expect(search('potassium iliac')).toEqual([]);
  });

  it('lists the newest first and undated items last', () => {
    expect(search('potassium')).toEqual([high.ref, old.ref, undated.ref]);
  });

  it('finds codes', () => {
    expect(search('2823-3')).toHaveLength(3);
  });

  it('finds nothing for nothing', () => {
    expect(search('  ')).toEqual([]);
  });
});

describe('filters', () => {
  it('abnormal results only', () => {
    expect(filtered({ abnormalOnly: true })).toEqual([high.ref]);
  });

  it('one encounter has its own items and itself', () => {
    const item = model.refs.indexOf(visit.ref);
    expect(filtered({ encounter: item }).sort()).toEqual([visit.ref, note.ref, high.ref].sort());
  });

  it('kinds and sources', () => {
    expect(filtered({ hiddenLanes: new Set(['laboratory'] as const) }).sort()).toEqual(
      [visit.ref, note.ref].sort(),
    );
    expect(filtered({ source: 'DocumentReference' })).toEqual([note.ref]);
    expect(sourcesOf(model)[0]).toEqual({ source: 'Observation', count: 3 });
  });

  it('without a filter everything passes, undated items too', () => {
    expect(filtered({})).toHaveLength(model.items.count);
  });
});

describe('references', () => {
  it('find their item, with a text range or under the name of a merged duplicate', () => {
    const index = refIndex(model);
    expect(refs(index.itemsOf(`${note.ref}#8-29`))).toEqual([note.ref]);
    expect(refs(index.itemsOf('Observation/copy'))).toEqual([old.ref]);
    expect(index.itemsOf('Observation/unknown')).toEqual([]);
  });

  it('carry the range of the phrase', () => {
    expect(textRange('DocumentReference/d1#412-440')).toEqual({ from: 412, to: 440 });
    expect(textRange('DocumentReference/d1')).toBeNull();
  });
});
