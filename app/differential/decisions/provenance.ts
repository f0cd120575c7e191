import type { CodeableConcept, Device, Provenance, ProvenanceEntity } from 'fhir/r4';
import type { RankedDiagnosis } from '../../../clinical/inference/differential.ts';
import {
  AI_ASSERTED,
  aiAsserted,
  DECISION_IDENTIFIER_SYSTEM,
  organizationOf,
  type DiagnosisAuthor,
} from './written-labels.ts';

export interface ModelIdentity {
  readonly id: string;
  readonly version: string;
  readonly knowledge: string;
}

/** Identifier system of the model's Device: one for each version of model and knowledge. */
export const MODEL_IDENTIFIER_SYSTEM = 'urn:chartside:model';

export const modelIdentifier = ({ id, version, knowledge }: ModelIdentity): string =>
  `${id}/${version}/${knowledge}`;

/** The model as a Device (HL7 AI Transparency on FHIR; code system AIdeviceTypeCS of its 1.0.0 ballot). */
export function modelDeviceOf(model: ModelIdentity): Device {
  return {
    resourceType: 'Device',
    meta: aiAsserted(),
    identifier: [{ system: MODEL_IDENTIFIER_SYSTEM, value: modelIdentifier(model) }],
    status: 'active',
    manufacturer: 'Chartside',
    deviceName: [{ name: `Chartside ${model.id}`, type: 'user-friendly-name' }],
    type: {
      coding: [
        {
          system: 'http://hl7.org/fhir/uv/aitransparency/CodeSystem/AIdeviceTypeCS',
          code: 'Intelligent-Diagnosis-and-Treatment',
        },
      ],
      text: 'Artificial intelligence',
    },
    version: [
      { type: { text: 'model' }, value: model.version },
      { type: { text: 'knowledge' }, value: model.knowledge },
    ],
  };
}

interface ProvenanceFacts {
  readonly targetType: 'Condition' | 'DocumentReference';
  readonly diagnosis: RankedDiagnosis;
  readonly model: ModelIdentity;
  readonly author: DiagnosisAuthor;
  readonly issuer: string;
  readonly issuerLabel: string;
}

/** Chart items at most: a list longer than this helps nobody, and some servers cap a resource's size. */
const MOST_SOURCES = 40;

/**
 * Who made what from which: the model as author, the clinician as verifier, the chart items as sources. Target and
 * device are named by identifier; `withReferences` adds the ids, which the EHR gives only when it stores them.
 */
export function provenanceOf(facts: ProvenanceFacts): Provenance {
  const { targetType, diagnosis, model, author, issuer, issuerLabel } = facts;
  const onBehalfOf = organizationOf(issuer, issuerLabel);
  return {
    resourceType: 'Provenance',
    target: [
      { type: targetType, identifier: { system: DECISION_IDENTIFIER_SYSTEM, value: author.decisionId } },
    ],
    recorded: author.recordedAt,
    reason: [{ coding: [{ ...AI_ASSERTED }] }],
    agent: [
      {
        type: participant('author'),
        role: [{ text: 'Artificial intelligence' }],
        who: {
          type: 'Device',
          identifier: { system: MODEL_IDENTIFIER_SYSTEM, value: modelIdentifier(model) },
        },
        onBehalfOf,
      },
      { type: participant('verifier'), who: { reference: author.practitioner }, onBehalfOf },
    ],
    entity: [
      {
        role: 'derivation',
        what: {
          identifier: { system: 'urn:chartside:model-card', value: modelIdentifier(model) },
          display: `Model card of ${model.id} ${model.version}`,
        },
      },
      ...sourcesOf(diagnosis),
    ],
  };
}

/** Adds the ids of what the EHR stored, and changes nothing else. */
export function withReferences(provenance: Provenance, target: string, device: string | null): Provenance {
  const [author, ...others] = provenance.agent;
  if (author === undefined) return provenance;
  const who = device === null ? author.who : { reference: device, ...author.who };
  return {
    ...provenance,
    target: provenance.target.map((one) => ({ reference: target, ...one })),
    agent: [{ ...author, who }, ...others],
  };
}

function participant(code: 'author' | 'verifier'): CodeableConcept {
  const system = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type';
  return { coding: [{ system, code }] };
}

/** Each resource of the record that a reason rests on, once; what the clinician answered has none. */
function sourcesOf(diagnosis: RankedDiagnosis): ProvenanceEntity[] {
  const cited = diagnosis.reasons.flatMap((reason) =>
    reason.evidence.flatMap((ref) => /^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}(?=#|$)/.exec(ref)?.[0] ?? []),
  );
  return [...new Set(cited)]
    .slice(0, MOST_SOURCES)
    .map((reference) => ({ role: 'source', what: { reference } }));
}
