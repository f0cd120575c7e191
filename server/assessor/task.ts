import type { ApiErrorCode } from '../../contracts/api.ts';
import type { AssessedCall, HookTask } from '../cds-hooks/assess-call.ts';

export type AssessorTask =
  /** Reads the knowledge base, so that the first call need not wait for it. */
  | { readonly kind: 'warm' }
  /** A call of the CDS service. */
  | ({ readonly kind: 'hook' } & HookTask)
  | {
      readonly kind: 'bundle';
      readonly bytes: Uint8Array;
      /** `YYYY-MM-DD`; `null`: as the command line takes it from the record. */
      readonly asOf: string | null;
      /** Epoch milliseconds; no later item counts as the record's latest. */
      readonly now: number;
      readonly top: number;
    }
  /** Parameters of `$differential`. */
  | { readonly kind: 'operation'; readonly bytes: Uint8Array; readonly now: number };

export type AssessorAnswer =
  | { readonly ok: true; readonly value: AssessedCall | readonly unknown[] }
  /** The texts are for the sender. */
  | {
      readonly ok: false;
      readonly kind: 'refused';
      readonly code: ApiErrorCode;
      readonly message: string;
      readonly remedy: string;
    }
  /** A bug: its name and the places in the code, not its message, which can quote the record. */
  | { readonly ok: false; readonly kind: 'fault'; readonly name: string; readonly frames: readonly string[] };
