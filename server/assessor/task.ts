import type { Differential } from '../../clinical/inference/differential.ts';

export type AssessorTask =
  | {
      readonly kind: 'assess';
      readonly resources: readonly unknown[];
      readonly patient: string;
      readonly asOf: number;
    }
  | {
      readonly kind: 'bundle';
      readonly bundle: Uint8Array;
      /** `YYYY-MM-DD`; `null`: as the command line takes it from the record. */
      readonly asOf: string | null;
      readonly top: number;
    };

export type AssessorAnswer =
  | { readonly ok: true; readonly value: { readonly differential: Differential } | readonly unknown[] }
  /** `unreadable`: the message is for the sender. `fault`: only the error's name. */
  | { readonly ok: false; readonly kind: 'unreadable' | 'fault'; readonly message: string };
