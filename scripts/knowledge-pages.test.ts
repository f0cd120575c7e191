import { expect, it } from 'vitest';
import { loadKnowledge } from '../clinical/cli/load-knowledge.ts';
import { conditionPage } from './knowledge-pages/condition-page.ts';
import { escaped, figure } from './knowledge-pages/html.ts';
import { indexPage, sourcesPage } from './knowledge-pages/index-pages.ts';

const knowledge = loadKnowledge();
const byId = new Map(knowledge.conditions.map((c) => [c.id, c]));
const names = new Map(knowledge.findings.map((f) => [f.id, f.name]));

it('a condition’s page has every finding with its number, and every source that it cites', () => {
  const c = byId.get('acute-cholecystitis')!;
  const html = conditionPage(c, knowledge);
  for (const w of c.findings) {
    const row = html.slice(html.indexOf(`<th scope="row">${escaped(names.get(w.finding)!)}</th>`));
    expect(row).toMatch(new RegExp(`^<th scope="row">[^<]*</th><td class="number">${figure(w.p)}</td>`));
  }
  for (const basis of new Set(c.findings.map((w) => w.basis)))
    if (basis !== 'estimate') expect(html).toContain(`<li id="source-${basis}">`);
});

it('a page of nothing but estimates says so', () => {
  const c = knowledge.conditions.find((k) =>
    [...k.findings, ...k.risks].every((w) => w.basis === 'estimate'),
  )!;
  expect(conditionPage(c, knowledge)).toContain('every number on this page is an estimate');
});

it('neighbours are other conditions, each with a finding that separates', () => {
  const html = conditionPage(byId.get('pulmonary-embolism')!, knowledge);
  const links = [...html.matchAll(/<h3><a href="([^"]+)\.html">/g)].map((m) => m[1]!);
  expect(links.length).toBe(5);
  for (const id of links) expect(byId.has(id) && id !== 'pulmonary-embolism').toBe(true);
});

it('the index leads to every condition once', () => {
  const links = [...indexPage(knowledge).matchAll(/href="conditions\/([^"]+)\.html"/g)].map((m) => m[1]!);
  expect(links.sort()).toEqual([...byId.keys()].sort());
});

it('every source has its citation on the page of sources', () => {
  const html = sourcesPage(knowledge);
  for (const s of knowledge.sources) expect(html).toContain(escaped(s.citation));
});
