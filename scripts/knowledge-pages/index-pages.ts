import type { ConditionDefinition, Knowledge } from '../../clinical/knowledge/knowledge.ts';
import { escaped, page, table } from './html.ts';

const citedOf = (c: ConditionDefinition): number =>
  [c.frequencyBasis, ...c.risks.map((r) => r.basis), ...c.findings.map((w) => w.basis)].filter(
    (basis) => basis !== 'estimate',
  ).length;

/** All conditions by system, with their tier. */
export function indexPage(knowledge: Knowledge): string {
  const systems = [...new Set(knowledge.conditions.map((c) => c.system))].sort();
  const tiers = [...new Set(knowledge.conditions.map((c) => c.tier))].sort();
  const perTier = tiers.map(
    (tier) => `tier ${tier}: ${knowledge.conditions.filter((c) => c.tier === tier).length}`,
  );
  const contents = systems.map((s) => `<li><a href="#${s}">${escaped(s)}</a></li>`).join('');
  return page(
    'All conditions',
    0,
    knowledge,
    `<h1>What the model knows</h1>
<p>${knowledge.conditions.length} conditions (${perTier.join(', ')}) and ${knowledge.findings.length} findings. Each page has every number of a condition and where it is from.</p>
<nav aria-label="Systems"><ul class="columns">${contents}</ul></nav>
${systems.map((s) => systemOf(s, knowledge)).join('\n')}`,
  );
}

function systemOf(system: string, knowledge: Knowledge): string {
  const conditions = knowledge.conditions
    .filter((c) => c.system === system)
    .sort((a, b) => a.tier - b.tier || a.name.localeCompare(b.name));
  return `<h2 id="${system}">${escaped(system)}</h2>
${table(
  `Conditions: ${system}`,
  [
    { name: 'Condition' },
    { name: 'Tier', number: true },
    { name: 'Acuity' },
    { name: 'Findings', number: true },
    { name: 'Cited numbers', number: true },
  ],
  conditions.map(
    (c) =>
      `<th scope="row"><a href="conditions/${c.id}.html">${escaped(c.name)}</a></th><td class="number">${c.tier}</td><td>${c.acuity}${c.cannotMiss ? ', may not be missed' : ''}</td><td class="number">${c.findings.length}</td><td class="number">${citedOf(c)}</td>`,
  ),
  false,
)}`;
}

/** Every source with the conditions that cite it. */
export function sourcesPage(knowledge: Knowledge): string {
  const citing = new Map<string, ConditionDefinition[]>();
  for (const c of knowledge.conditions)
    for (const basis of new Set([...c.risks, ...c.findings].map((w) => w.basis)))
      citing.set(basis, [...(citing.get(basis) ?? []), c]);
  const items = [...knowledge.sources]
    .sort((a, b) => a.citation.localeCompare(b.citation))
    .map((s) => {
      const links = (citing.get(s.id) ?? []).map(
        (c) => `<a href="conditions/${c.id}.html">${escaped(c.name)}</a>`,
      );
      const url = s.url ? ` <a href="${escaped(s.url)}">${escaped(s.url)}</a>` : '';
      return `<li id="${escaped(s.id)}">${escaped(s.citation)} <span class="muted">(${s.kind})</span>${url}${links.length ? `<br>Cited by ${links.join(', ')}` : ''}</li>`;
    });
  return page('Sources', 0, knowledge, `<h1>Sources</h1>\n<ul>${items.join('\n')}</ul>`);
}
