import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { conflictsOf } from '../assessment/conflicts.ts';
import type { AssessmentContext, CurrentMedicine, Finding } from '../findings/finding.ts';
import { compileKnowledge } from '../knowledge/build/compile.ts';
import type { ConflictRule } from '../knowledge/knowledge.ts';

const { knowledge } = compileKnowledge(fileURLToPath(new URL('../knowledge', import.meta.url)));
const classes = new Set(knowledge.drugs.flatMap((d) => d.classes));

function members(id: string): string[] {
  return knowledge.drugs
    .filter((d) => !classes.has(d.id) && (d.id === id || d.classes.includes(id)))
    .map((d) => d.id);
}

function medicine(id: string, i: number): CurrentMedicine {
  return { id, evidence: [`MedicationRequest/${i}`], started: null };
}

function present(id: string): Finding {
  return {
    id,
    status: 'present',
    source: 'coded',
    evidence: ['Condition/1'],
    certainty: 1,
    when: null,
    detail: id,
  };
}

function context(medicines: CurrentMedicine[]): AssessmentContext {
  return {
    asOf: 0,
    ageYears: 60,
    sex: 'female',
    pregnant: null,
    setting: 'ambulatory',
    known: [],
    medicines,
  };
}

function titlesFor(rule: ConflictRule, medicines: string[]): string[] {
  const findings = rule.finding ? [present(rule.finding)] : [];
  return conflictsOf(findings, context(medicines.map(medicine)), knowledge).map((c) => c.title);
}

describe('the conflict rules', () => {
  it('fire for every ingredient of the class that they name', () => {
    for (const rule of knowledge.conflicts.filter((r) => r.kind !== 'duplicate-therapy'))
      for (const drug of members(rule.drug)) {
        if (rule.except.includes(drug)) continue;
        const others = rule.otherDrug
          ? members(rule.otherDrug).filter((d) => d !== drug && !rule.except.includes(d))
          : [];
        expect(titlesFor(rule, [drug, ...others.slice(0, 1)]), rule.id).toContain(rule.title);
      }
  });

  it('name no class without ingredients', () => {
    const empty = knowledge.conflicts.filter((r) =>
      [r.drug, ...(r.otherDrug ? [r.otherDrug] : [])].some((id) => members(id).length === 0),
    );
    expect(empty.map((r) => r.id)).toEqual([]);
  });

  it('stay silent without the finding or the second medicine', () => {
    for (const rule of knowledge.conflicts.filter((r) => r.kind !== 'duplicate-therapy')) {
      const alone = conflictsOf([], context([medicine(members(rule.drug)[0]!, 1)]), knowledge);
      expect(
        alone.map((c) => c.title),
        rule.id,
      ).not.toContain(rule.title);
    }
  });

  it('report two members of a class once, and one member recorded twice never', () => {
    for (const rule of knowledge.conflicts.filter((r) => r.kind === 'duplicate-therapy')) {
      const [first, second] = members(rule.drug);
      expect(titlesFor(rule, [first!, second!]), rule.id).toContain(rule.title);
      expect(titlesFor(rule, [first!, first!]), rule.id).not.toContain(rule.title);
    }
  });

  it('cite a source each', () => {
    expect(knowledge.conflicts.filter((r) => r.basis === 'estimate').map((r) => r.id)).toEqual([]);
  });
});

function titlesWith(medicines: readonly CurrentMedicine[], findings: readonly string[] = []): string[] {
  return conflictsOf(findings.map(present), context([...medicines]), knowledge).map((c) => c.title);
}

function takes(...ids: string[]): CurrentMedicine[] {
  return ids.map(medicine);
}

describe('the members of the classes', () => {
  it.each([
    ['trimethoprim alone raises potassium like co-trimoxazole', ['trimethoprim', 'ramipril'], /trimethoprim/],
    ['sulfamethoxazole comes with trimethoprim', ['sulfamethoxazole', 'methotrexate'], /trimethoprim/],
    ['sulfamethoxazole raises the INR', ['sulfamethoxazole', 'warfarin'], /Warfarin with trimethoprim-sulf/],
    ['nirmatrelvir comes with ritonavir', ['ritonavir', 'apixaban'], /Direct oral anticoagulant with/],
    ['lithium rises under an angiotensin receptor blocker', ['lithium', 'losartan'], /Lithium with a renin/],
    ['esomeprazole inhibits CYP2C19 like omeprazole', ['clopidogrel', 'esomeprazole'], /Clopidogrel with/],
    ['erythromycin is contraindicated with simvastatin', ['simvastatin', 'erythromycin'], /Simvastatin with/],
    ['a tricyclic is contraindicated with an MAO inhibitor', ['phenelzine', 'imipramine'], /tricyclic/],
  ])('%s', (_, medicines, title) => {
    expect(titlesWith(takes(...medicines))).toContainEqual(expect.stringMatching(title));
  });

  it('prolong the QT: domperidone, donepezil and pimozide as well', () => {
    for (const drug of ['domperidone', 'donepezil', 'pimozide', 'amisulpride', 'cilostazol'])
      expect(titlesWith(takes(drug), ['qtc-over-500']), drug).not.toEqual([]);
  });
});

describe('the limits of the conflict rules', () => {
  const numericOf = (id: string) => knowledge.findings.find((f) => f.id === id)?.numeric;

  // NICE NG203: renin-angiotensin inhibitors are stopped at 6.0 mmol/L. SSC of the ISTH 2018: full dose above 50.
  it('are those of their sources', () => {
    const findingOf = (id: string) => knowledge.conflicts.find((r) => r.id === id)?.finding ?? '';
    expect(numericOf(findingOf('raas-hyperkalaemia'))).toMatchObject([{ analyte: 'potassium', above: 5.99 }]);
    expect(numericOf(findingOf('anticoagulant-thrombocytopenia'))).toMatchObject([{ below: 50 }]);
    expect(numericOf(findingOf('qt-drug-hypokalaemia'))).toMatchObject([{ below: 3 }]);
  });

  it('spare the medicines that are the exception: quetiapine in Parkinson disease, azithromycin with warfarin', () => {
    expect(titlesWith(takes('quetiapine'), ['history-parkinson'])).toEqual([]);
    expect(titlesWith(takes('haloperidol'), ['history-parkinson'])).toHaveLength(1);
    expect(titlesWith(takes('warfarin', 'azithromycin'))).toEqual([]);
    expect(titlesWith(takes('warfarin', 'clarithromycin'))).toHaveLength(1);
  });

  it('leave out what acts where it is put, but not eye drops of a beta blocker in asthma', () => {
    const local = (id: string, i: number) => ({ ...medicine(id, i), isLocal: true });
    expect(titlesWith([local('diclofenac', 1), medicine('warfarin', 2)])).toEqual([]);
    expect(titlesWith([local('ketoconazole', 1), medicine('simvastatin', 2)])).toEqual([]);
    expect(titlesWith([local('timolol', 1)], ['history-asthma'])).toHaveLength(1);
  });

  it('do not call a biological valve mechanical', () => {
    expect(titlesWith(takes('apixaban'), ['prosthetic-valve'])).toEqual([]);
    expect(titlesWith(takes('apixaban'), ['mechanical-valve'])).toHaveLength(1);
  });
});
