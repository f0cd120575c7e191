/** One patient's line of the command line contract (docs/architecture.md), as far as the operation reads it. */
export interface DifferentialLine {
  readonly patient: string;
  readonly asOf: string;
  readonly model: { readonly id: string; readonly version: string; readonly knowledge: string };
  readonly differential: readonly LineEntry[];
  readonly other: number;
}

export interface LineEntry {
  readonly rank: number;
  readonly id: string;
  readonly name: string;
  readonly codings: readonly { readonly system: string; readonly code: string }[];
  readonly probability: number;
  readonly band: string;
  readonly acuity: string;
  readonly cannotMiss: boolean;
  readonly reasons: readonly {
    readonly finding: string;
    readonly direction: 'for' | 'against';
    readonly weight: number;
    readonly evidence: readonly string[];
  }[];
}
