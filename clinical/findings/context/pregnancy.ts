import type { Chart } from '../../chart/chart.ts';
import type { AssessmentContext } from '../finding.ts';
import { codesIn } from '../coded/code-index.ts';
import type { PreparedReader } from '../prepare-reader.ts';
import type { Statement } from '../statement.ts';
import type { StatedState } from '../text/pregnancy-from-text.ts';
import { isWithin } from '../time.ts';

/** A coded pregnancy status or test speaks of the present this long. */
const statusDays = 60;
const gestationDays = 300;

/** Outside these ages a statement in a note is about someone else: the infant's birth, a daughter. */
const childbearing = { from: 9, to: 60 };

const pregnantSnomed = new Set(['77386006']);
const notPregnantSnomed = new Set(['60001007', '152231000119106']);

export interface PregnancyState {
  readonly pregnant: boolean | null;
  readonly statements: readonly Statement[];
}

type Said = Pick<Statement, 'evidence' | 'when' | 'detail'> & {
  readonly state: StatedState['state'];
  readonly source: 'coded' | 'text';
};

function codedStates(chart: Chart, asOf: number): Said[] {
  const out: Said[] = [];
  for (const r of chart.results) {
    if (!isWithin(r.when, asOf, statusDays)) continue;
    const codes = codesIn(r.value, 'snomed');
    const hcg = r.analyte?.startsWith('hcg') || r.analyte?.includes('pregnancy');
    const yes = codes.some((c) => pregnantSnomed.has(c)) || (hcg && r.ordinal === 'positive');
    const no = codes.some((c) => notPregnantSnomed.has(c)) || (hcg && r.ordinal === 'negative');
    if (yes || no)
      out.push({
        state: yes ? 'pregnant' : 'not-pregnant',
        source: 'coded',
        evidence: [r.ref, ...r.alsoIn],
        when: r.when,
        detail: `${r.concept.text}: ${r.value.text}`,
      });
  }
  for (const c of chart.conditions) {
    const past =
      c.clinicalStatus === 'resolved' ||
      c.clinicalStatus === 'inactive' ||
      c.verification === 'refuted' ||
      c.abatement !== null;
    const when = c.onset ?? c.recorded;
    if (past || !isWithin(when, asOf, gestationDays)) continue;
    const byCode =
      codesIn(c.concept, 'snomed').some((x) => pregnantSnomed.has(x)) ||
      codesIn(c.concept, 'icd10').some((x) => /^(Z33\.1|Z34|O09|Z3A)/.test(x));
    if (byCode)
      out.push({
        state: 'pregnant',
        source: 'coded',
        evidence: [c.ref, ...c.alsoIn],
        when,
        detail: c.concept.text,
      });
  }
  return out;
}

/**
 * Pregnant, not pregnant, or not known; postpartum excludes pregnant. Coded statements and notes of the present
 * count; the first "pregnant" wins over a "not" of the same time, except in males, who never are.
 */
export function pregnancyState(
  reader: PreparedReader,
  chart: Chart,
  asOf: number,
  { sex, ageYears }: Pick<AssessmentContext, 'sex' | 'ageYears'>,
  stated: readonly Said[],
): PregnancyState {
  const possible =
    sex !== 'male' && (ageYears === null || (ageYears >= childbearing.from && ageYears <= childbearing.to));
  const all = !possible ? [] : [...codedStates(chart, asOf), ...stated];
  const find = (state: StatedState['state']): Said | undefined => all.find((s) => s.state === state);
  const postpartum = find('postpartum');
  const yes = postpartum ? undefined : find('pregnant');
  const no = find('not-pregnant');
  const pregnant = sex === 'male' ? false : yes ? true : no || postpartum ? false : null;
  const said: Partial<Record<string, { by: Said; status: Statement['status'] }>> = {};
  const pregnancy = yes ?? no;
  if (pregnancy) said.pregnancy = { by: pregnancy, status: yes ? 'present' : 'absent' };
  if (postpartum) said.postpartum = { by: postpartum, status: 'present' };
  const statements = reader.knowledge.findings.flatMap((f, finding): Statement[] => {
    const key = f.context === 'pregnant' ? 'pregnancy' : f.context;
    const found = key === null ? undefined : said[key];
    if (!found) return [];
    const { by, status } = found;
    return [
      {
        finding,
        status,
        source: by.source,
        evidence: by.evidence,
        certainty: 1,
        when: by.when,
        detail: by.detail,
        rank: 0,
      },
    ];
  });
  return { pregnant, statements };
}

export type { Said as StatedPregnancy };
