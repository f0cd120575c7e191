export type ScopeKind =
  | 'negated'
  | 'hypothetical'
  | 'uncertain'
  | 'historical'
  | 'resolved'
  | 'family'
  | 'other-person'
  | 'patient-and-family'
  | 'radiating';

/** Where a phrase of `text/context.yaml` reaches. */
export type TriggerRole =
  /** `order`: "start heparin", also where the finding is called so. */
  | { readonly reach: 'before' | 'after' | 'lead' | 'short'; readonly kind: ScopeKind; readonly order?: true }
  | { readonly reach: 'after-at-end' | 'after-adjacent'; readonly kind: 'negated' }
  /** Up to the first comma. `hypothetical`: "target sats 88-92%, now 95". */
  | { readonly reach: 'phrase'; readonly kind: 'negated' | 'hypothetical' }
  /** Exactly these tokens. */
  | { readonly reach: 'span'; readonly kind: ScopeKind; readonly from: number; readonly to: number }
  | { readonly reach: 'radiation'; readonly kind: 'radiating' }
  | { readonly reach: 'pseudo' }
  | { readonly reach: 'mask' }
  | { readonly reach: 'end' }
  | { readonly reach: 'relative'; readonly kind: 'family' | 'other-person'; readonly child: boolean }
  | { readonly reach: 'relative-verb' }
  | { readonly reach: 'relative-report' };

export interface Trigger {
  readonly role: TriggerRole;
  readonly start: number;
  readonly end: number;
}

/** Tokens [from, to) are meant in the way of `kind`, because of the phrase at [trigger.start, trigger.end). */
export interface Scope {
  readonly kind: ScopeKind;
  readonly from: number;
  readonly to: number;
  readonly trigger: Trigger;
}
