import { describe, expect, it } from 'vitest';
import type { RankedDiagnosis, Reason, RiskReason } from '../../../clinical/inference/differential.ts';
import type { Decision } from '../../../contracts/decision.ts';
import { newSince, reasonKeysOf } from './since-decision.ts';

const reason = (finding: string, part: Partial<Reason> = {}): Reason => ({
  finding,
  name: finding,
  status: 'present',
  direction: 'for',
  weight: Math.log(8),
  basis: 'estimate',
  evidence: ['Observation/1'],
  detail: '',
  ...part,
});

const diagnosis = (...reasons: Reason[]): RankedDiagnosis => ({
  rank: 1,
  id: 'pulmonary-embolism',
  name: 'Pulmonary embolism',
  codings: [],
  probability: 0.2,
  alone: 0.2,
  band: 'possible',
  acuity: 'emergent',
  cannotMiss: true,
  kind: 'new',
  reasons,
  priors: [],
  missing: [],
  unexplained: [],
});

const dismissed = (on: RankedDiagnosis, part: Partial<Decision> = {}): Decision => ({
  id: '11111111-1111-4111-8111-111111111111',
  iss: 'https://ehr.example/fhir',
  patientId: 'p1',
  encounterId: null,
  condition: { id: on.id, name: on.name, codings: [] },
  outcome: 'overridden',
  reason: null,
  comment: null,
  target: 'none',
  writtenResource: null,
  shown: {
    assessmentId: '22222222-2222-4222-8222-222222222222',
    rank: 1,
    probability: on.probability,
    band: on.band,
    model: { id: 'm', version: '1', knowledge: 'k' },
    listed: [on.id],
    reasons: reasonKeysOf(on),
  },
  supersedes: null,
  decidedAt: '2026-01-15T09:00:00.000Z',
  ...part,
});

const SURGERY: RiskReason = {
  kind: 'risk',
  finding: 'recent-surgery',
  name: 'Recent surgery',
  status: 'present',
  weight: Math.log(4),
  basis: 'estimate',
  evidence: ['Procedure/1'],
};

const then = diagnosis(reason('Dyspnoea'), reason('Fever', { direction: 'against', weight: -1 }));

describe('what is new since an entry was set aside', () => {
  it('is nothing while the record says the same', () => {
    expect(newSince(dismissed(then), then)).toEqual([]);
  });

  it('is a finding that speaks for it and was not there, by its name', () => {
    const now = diagnosis(reason('Dyspnoea'), reason('Raised D-dimer'));
    expect(newSince(dismissed(then), now)).toEqual(['raised D-dimer']);
  });

  it('is not the same finding measured again', () => {
    const now = diagnosis(reason('Dyspnoea', { evidence: ['Observation/2'], detail: '24 /min' }));
    expect(newSince(dismissed(then), now)).toEqual([]);
  });

  it('is a finding that spoke against it and now speaks for it', () => {
    const denied = diagnosis(reason('Leg swelling', { status: 'absent', direction: 'against', weight: -1 }));
    const now = diagnosis(reason('Leg swelling'));
    expect(newSince(dismissed(denied), now)).toEqual(['leg swelling']);
  });

  it('is not what speaks against it, nor what hardly speaks for it', () => {
    const now = diagnosis(
      reason('Dyspnoea'),
      reason('Wheeze', { direction: 'against', weight: -2 }),
      reason('Nausea', { weight: Math.log(1.3) }),
    );
    expect(newSince(dismissed(then), now)).toEqual([]);
  });

  it('brings a shelved entry back too, but never an accepted one', () => {
    const now = diagnosis(reason('Raised D-dimer'));
    expect(newSince(dismissed(then, { outcome: 'shelved' }), now)).toEqual(['raised D-dimer']);
    expect(newSince(dismissed(then, { outcome: 'accepted' }), now)).toEqual([]);
  });

  it('is not known for a decision stored without what spoke for the entry', () => {
    const { reasons: _reasons, ...shown } = dismissed(then).shown;
    expect(newSince(dismissed(then, { shown }), diagnosis(reason('Raised D-dimer')))).toEqual([]);
  });

  it('is a risk factor that has come to light', () => {
    const now: RankedDiagnosis = { ...then, priors: [SURGERY] };
    expect(newSince(dismissed(then), now)).toEqual(['recent surgery']);
    expect(newSince(dismissed(now), now)).toEqual([]);
  });

  it('is not a risk factor that an earlier version of the program kept by its name', () => {
    const now: RankedDiagnosis = {
      ...then,
      priors: [
        SURGERY,
        { ...SURGERY, finding: 'on-anticoagulant', name: 'Takes an anticoagulant', status: 'absent' },
      ],
    };
    const { shown } = dismissed(then);
    const kept = [...reasonKeysOf(then), 'risk:Recent surgery', 'risk:no Takes an anticoagulant'];
    expect(newSince(dismissed(then, { shown: { ...shown, reasons: kept } }), now)).toEqual([]);
  });
});
