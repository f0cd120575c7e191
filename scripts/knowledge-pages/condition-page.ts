import { forSetting, indexKnowledge } from '../../clinical/inference/knowledge-index.ts';
import type {
  ConditionDefinition,
  FindingDefinition,
  Knowledge,
} from '../../clinical/knowledge/knowledge.ts';
import { ageCurveOf, frequencyOf } from './age-curve.ts';
import { basisCell, escaped, figure, numberCell, page, table } from './html.ts';
import { neighboursOf, type Neighbour } from './neighbours.ts';

/** Everything that a physician needs to review one condition, on one page. */
export function conditionPage(c: ConditionDefinition, knowledge: Knowledge): string {
  return page(
    c.name,
    1,
    knowledge,
    `<h1>${escaped(c.name)}</h1>
${c.synonyms.length ? `<p class="muted">Also: ${c.synonyms.map(escaped).join(', ')}</p>` : ''}
${factsOf(c, knowledge)}
<h2>How often</h2>
${frequencyOf(c)}
<p>Sex: male × ${figure(c.sex.male)}, female × ${figure(c.sex.female)}.</p>
${c.age.length > 1 ? ageCurveOf(c) : '<p>The same at all ages.</p>'}
<h2>Risk factors</h2>
${risksOf(c, knowledge)}
<h2>Findings</h2>
<p>P is the probability that a patient with the condition has the finding when it is looked for. Background is how often it is recorded without any modelled cause (mean of the settings). A P below the background argues against.</p>
${findingsOf(c, knowledge)}
<h2>Nearest neighbours</h2>
<p>What the textbook picture of this condition suggests next, and what separates the two. A dash: the finding is not listed there.</p>
${neighboursOf(c, knowledge)
  .map((n) => neighbourOf(n, c, knowledge))
  .join('\n')}
<h2>Guideline options</h2>
${guidelinesOf(c)}
<h2>Sources of the cited numbers</h2>
${sourcesOf(c, knowledge)}`,
  );
}

const nameOf = (id: string, knowledge: Knowledge) =>
  escaped(indexKnowledge(knowledge).findings.get(id)?.name ?? id);

function factsOf(c: ConditionDefinition, knowledge: Knowledge): string {
  const { conditions } = indexKnowledge(knowledge);
  const { sex, ageFrom, ageTo, pregnant } = c.only;
  const only = [
    sex && `${sex} only`,
    ageFrom !== null && `from age ${ageFrom}`,
    ageTo !== null && `up to age ${ageTo}`,
    pregnant !== null && (pregnant ? 'in pregnancy' : 'not in pregnancy'),
  ].filter(Boolean);
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(id, knowledge)).join(', ');
  const facts: readonly (readonly [string, string])[] = [
    ['Id', c.id],
    ['System', c.system],
    ['Tier', String(c.tier)],
    ['Acuity', c.acuity + (c.cannotMiss ? '; may not be missed' : '')],
    ['Kind', c.kind + (c.recurs ? '; recurs' : '')],
    ['ICD-10-CM', c.icd10.join(', ') || 'none'],
    ['SNOMED CT', c.snomed.join(', ') || 'none'],
    ['Possible', only.join(', ') || 'in everyone'],
    ['Expects one of', names(c.requires)],
    ['Excluded by', names(c.excludedBy)],
    ['Relapse of', c.relapseOf.map((id) => escaped(conditions.get(id)?.name ?? id)).join(', ')],
  ];
  return `<dl>${facts
    .filter(([, value]) => value)
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
    .join('')}</dl>`;
}

function risksOf(c: ConditionDefinition, knowledge: Knowledge): string {
  if (c.risks.length === 0) return '<p>None.</p>';
  return table(
    'Odds ratios of risk factors',
    [{ name: 'Factor' }, { name: 'Odds ratio', number: true }, { name: 'Basis' }],
    [...c.risks]
      .sort((a, b) => b.oddsRatio - a.oddsRatio)
      .map(
        (r) =>
          `<th scope="row">${nameOf(r.finding, knowledge)}</th>${numberCell(r.oddsRatio)}${basisCell(r.basis)}`,
      ),
  );
}

const KINDS: Readonly<Record<FindingDefinition['kind'], string>> = {
  symptom: 'Symptoms',
  sign: 'Signs',
  vital: 'Vital signs',
  laboratory: 'Laboratory',
  imaging: 'Imaging',
  'procedure-result': 'Results of procedures',
  'time-course': 'Time course',
  history: 'History',
  medicine: 'Medicines',
  exposure: 'Exposures',
};

function findingsOf(c: ConditionDefinition, knowledge: Knowledge): string {
  const { findings } = indexKnowledge(knowledge);
  const rows = c.findings.flatMap((w) => {
    const definition = findings.get(w.finding);
    return definition ? [{ w, definition }] : [];
  });
  return Object.entries(KINDS)
    .map(([kind, title]) => {
      const ofKind = rows.filter((r) => r.definition.kind === kind).sort((a, b) => b.w.p - a.w.p);
      if (ofKind.length === 0) return '';
      return table(
        title,
        [
          { name: 'Finding' },
          { name: 'P', number: true },
          { name: 'P, drawn' },
          { name: 'Background', number: true },
          { name: 'P / background', number: true },
          { name: 'Basis' },
        ],
        ofKind.map(({ w, definition }) => {
          const leak = forSetting(definition.leak, null);
          const bar = `<td class="bar" aria-hidden="true"><i style="inline-size:${(w.p * 100).toFixed(0)}%"></i></td>`;
          return `<th scope="row">${escaped(definition.name)}</th>${numberCell(w.p)}${bar}${numberCell(leak)}${numberCell(w.p / leak)}${basisCell(w.basis)}`;
        }),
      );
    })
    .join('\n');
}

function neighbourOf(
  { condition, separators }: Neighbour,
  c: ConditionDefinition,
  knowledge: Knowledge,
): string {
  const cell = (p: number | null) => `<td class="number">${p === null ? '–' : figure(p)}</td>`;
  return `<h3><a href="${condition.id}.html">${escaped(condition.name)}</a></h3>
${table(
  `What separates ${c.name} from ${condition.name}`,
  [{ name: 'Finding' }, { name: 'Here', number: true }, { name: 'There', number: true }],
  separators.map(
    (s) => `<th scope="row">${nameOf(s.finding, knowledge)}</th>${cell(s.here)}${cell(s.there)}`,
  ),
  false,
)}`;
}

function guidelinesOf(c: ConditionDefinition): string {
  if (c.guidelines.length === 0) return '<p>None.</p>';
  const items = c.guidelines.map((g) => {
    const name = `${escaped(g.guideline)}, ${g.year}`;
    return `<li>${escaped(g.option)} <span class="muted">(${g.url ? `<a href="${escaped(g.url)}">${name}</a>` : name})</span></li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}

function sourcesOf(c: ConditionDefinition, knowledge: Knowledge): string {
  const used = new Set([c.frequencyBasis, ...c.risks.map((r) => r.basis), ...c.findings.map((w) => w.basis)]);
  const cited = knowledge.sources.filter((s) => used.has(s.id));
  if (cited.length === 0) return '<p>None: every number on this page is an estimate.</p>';
  return `<ul>${cited.map((s) => `<li id="source-${escaped(s.id)}">${escaped(s.citation)} <span class="muted">(${s.kind})</span></li>`).join('')}</ul>`;
}
