import type { Condition, Device, DocumentReference, Provenance } from 'fhir/r4';
import type { RankedDiagnosis } from '../../../clinical/inference/differential.ts';
import type { ModelIdentity } from './provenance.ts';

export type WrittenTarget = 'document' | 'encounter-diagnosis';

/** Made when the dialog opens, before any preview, and kept over retries: it makes them idempotent. */
export interface Draft {
  readonly decisionId: string;
  readonly recordedAt: string;
}

/** Everything that one acceptance writes: what the preview shows is what is sent. */
export interface WritePlan {
  readonly decisionId: string;
  readonly main: Condition | DocumentReference;
  /** `null` where the EHR takes none. */
  readonly device: Device | null;
  readonly provenance: Provenance | null;
}

export interface PlannedEntry {
  readonly diagnosis: RankedDiagnosis;
  readonly model: ModelIdentity;
  readonly target: WrittenTarget;
  readonly text: string;
  readonly draft: Draft;
}

/** `null` until it is known what the EHR takes. */
export type PlanOf = (entry: PlannedEntry) => WritePlan | null;
