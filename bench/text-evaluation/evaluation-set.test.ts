import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../clinical/cli/load-knowledge.ts';
import { ancestorsOf } from '../../clinical/findings/ancestors.ts';
import { evaluationItems, halves, unseenHalves } from './evaluation-set.ts';
import type { Item } from './evaluation-set.ts';
import { scoreItem } from './score-reading.ts';

const items = halves.flatMap((half) => evaluationItems(half));
const unseen = halves.filter((half) => unseenHalves.includes(half)).flatMap(evaluationItems);
const forms = (of: readonly Item[], form: Item['form']) => of.filter((i) => i.form === form);

describe('the text evaluation set', () => {
  it('holds at least 150 sentences and 40 notes, each once', () => {
    expect(forms(items, 'sentence').length).toBeGreaterThanOrEqual(150);
    expect(forms(items, 'note').length).toBeGreaterThanOrEqual(40);
    expect(new Set(items.map((i) => i.text)).size).toBe(items.length);
  });

  it.skipIf(unseen.length === 0)('has an unseen half large enough to decide alone', () => {
    const notes = forms(unseen, 'note');
    expect(notes.length).toBeGreaterThanOrEqual(30);
    expect(notes.flatMap((n) => n.present).length).toBeGreaterThanOrEqual(500);
    expect(notes.flatMap((n) => n.absent).length).toBeGreaterThanOrEqual(200);
  });

  it('names only findings of the knowledge base, and each in one list', () => {
    const known = new Set(loadKnowledge().findings.map((f) => f.id));
    for (const item of items) {
      const named = [...item.present, ...item.absent, ...item.not, ...item.may];
      expect(
        named.filter((id) => !known.has(id)),
        item.name,
      ).toEqual([]);
      expect(new Set(named).size, item.name).toBe(named.length);
    }
  });

  it('denies nothing in its last two halves that the same text states more narrowly', () => {
    const ancestors = ancestorsOf(loadKnowledge());
    for (const item of [...evaluationItems('fifth'), ...unseen]) {
      const implied = item.present.flatMap((id) => [...(ancestors.get(id) ?? [])]);
      expect(
        item.absent.filter((id) => implied.includes(id)),
        item.name,
      ).toEqual([]);
    }
  });
});

describe('how a reading is scored', () => {
  const ancestors = new Map([
    ['pain', new Set<string>()],
    ['chest-pain', new Set(['pain'])],
    ['pressure', new Set(['chest-pain', 'pain'])],
  ]);
  const item = (lists: Partial<Item>): Item => ({
    name: 'x',
    form: 'sentence',
    text: '',
    age: null,
    sex: null,
    present: [],
    absent: [],
    not: [],
    may: [],
    ...lists,
  });
  const all = () => true;

  it('counts a broader finding as a miss of the narrower one, but not as wrong', () => {
    const read = [{ id: 'pain', status: 'present', source: 'text' }] as const;
    const { present } = scoreItem(item({ present: ['chest-pain'] }), read, ancestors, all);
    expect(present).toEqual({ hits: [], misses: ['chest-pain'], exact: [], wrong: [] });
  });

  it('counts a narrower finding as a hit of the broader one, and as wrong where the text did not say it', () => {
    const read = [{ id: 'pressure', status: 'present', source: 'text' }] as const;
    const { present } = scoreItem(item({ present: ['chest-pain'] }), read, ancestors, all);
    expect(present).toEqual({ hits: ['chest-pain'], misses: [], exact: [], wrong: ['pressure'] });
  });

  it('takes an absent finding to deny the narrower ones, never the broader', () => {
    const denied = [{ id: 'chest-pain', status: 'absent', source: 'text' }] as const;
    expect(scoreItem(item({ absent: ['pressure'] }), denied, ancestors, all).absent).toEqual({
      hits: ['pressure'],
      misses: [],
      exact: [],
      wrong: ['chest-pain'],
    });
    expect(scoreItem(item({ absent: ['pain'] }), denied, ancestors, all).absent.misses).toEqual(['pain']);
  });

  it('leaves aside what a value in range excludes, unless it is in the list', () => {
    const read = [{ id: 'pain', status: 'absent', source: 'numeric' }] as const;
    expect(scoreItem(item({}), read, ancestors, all).absent.wrong).toEqual([]);
    expect(scoreItem(item({ absent: ['pain'] }), read, ancestors, all).absent.exact).toEqual(['pain']);
  });

  it('tells what must not be read apart, and counts it as wrong', () => {
    const read = [{ id: 'chest-pain', status: 'present', source: 'text' }] as const;
    const score = scoreItem(item({ not: ['chest-pain'] }), read, ancestors, all);
    expect([score.forbidden, score.present.wrong]).toEqual([['chest-pain'], ['chest-pain']]);
  });
});
