import { atAge } from '../../clinical/inference/knowledge-index.ts';
import type { ConditionDefinition } from '../../clinical/knowledge/knowledge.ts';
import { figure, table } from './html.ts';

const WIDTH = 560;
const HEIGHT = 140;
const LEFT = 36;
const BOTTOM = 22;
const OLDEST = 100;

/** The multiplier by age as a curve, and the same as a table. */
export function ageCurveOf(c: ConditionDefinition): string {
  const ages = Array.from({ length: OLDEST + 1 }, (_, age) => age);
  const multipliers = ages.map((age) => atAge(c.age, age));
  const highest = Math.max(...multipliers);
  const x = (age: number) => LEFT + (age / OLDEST) * (WIDTH - LEFT - 8);
  const y = (m: number) => HEIGHT - BOTTOM - (m / highest) * (HEIGHT - BOTTOM - 10);
  const line = ages.map((age, i) => `${x(age).toFixed(1)},${y(multipliers[i]!).toFixed(1)}`).join(' ');
  const ticks = [0, 20, 40, 60, 80, 100].map(
    (age) =>
      `<text x="${x(age)}" y="${HEIGHT - 6}" text-anchor="${age === OLDEST ? 'end' : 'middle'}">${age}</text>`,
  );
  const points = c.age.map(([age]) => `<th scope="col" class="number">${age}</th>`).join('');
  const values = c.age.map(([, m]) => `<td class="number">${figure(m)}</td>`).join('');
  return `<figure><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Frequency multiplier by age in years; the table below has its points">
<line class="axis" x1="${LEFT}" x2="${WIDTH - 8}" y1="${HEIGHT - BOTTOM}" y2="${HEIGHT - BOTTOM}"/>
<text x="${LEFT - 6}" y="${y(highest) + 4}" text-anchor="end">${figure(highest)}</text><text x="${LEFT - 6}" y="${y(0) + 4}" text-anchor="end">0</text>
<polyline points="${line}"/>${ticks.join('')}
</svg><figcaption>Multiplier of the frequency by age in years</figcaption></figure>
<div class="scroll" role="region" tabindex="0" aria-label="Points of the age curve"><table class="points"><caption>Points of the age curve</caption><tbody><tr><th scope="row">Age</th>${points}</tr><tr><th scope="row">Multiplier</th>${values}</tr></tbody></table></div>`;
}

/** Frequency at multiplier 1, by setting. */
export function frequencyOf(c: ConditionDefinition): string {
  const row = (name: string, value: number) =>
    `<th scope="row">${name}</th><td class="number">${figure(value)}</td><td>${c.frequencyBasis}</td>`;
  return table(
    'New presentations per 100,000 encounters, at multiplier 1 of age and sex',
    [{ name: 'Setting' }, { name: 'Per 100,000', number: true }, { name: 'Basis' }],
    [
      row('Ambulatory', c.frequency.ambulatory),
      row('Emergency', c.frequency.emergency),
      row('Inpatient', c.frequency.inpatient),
    ],
  );
}
