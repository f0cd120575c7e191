import type { EvidenceRole } from './draw/draw-overlay.ts';
import type { LaneId, TimelineModel } from './model/timeline-model.ts';

/** What the timeline is asked to show: references, in notes with their text ranges, and what they mean. */
export interface Highlight {
  readonly refs: readonly string[];
  readonly role: EvidenceRole;
  readonly label: string;
  /** The diagnosis that it speaks for or against, as it stands in a sentence. */
  readonly about?: string;
  /** Shown as a fact: it is said to speak for nothing. */
  readonly isFact?: boolean;
}

/**
 * Lanes that may still gain rows: of what fills them first nothing is whole yet (`all`), or older data follow (`more`).
 */
export type LanesToCome = Partial<Readonly<Record<LaneId, 'all' | 'more'>>>;

/** How far the record behind the timeline is known. Not loaded is not none. */
export interface TimelineStatus {
  readonly state: 'loading' | 'ready' | 'partial' | 'failed';
  /** For `loading` the progress, for `partial` what is missing, for `failed` the cause. */
  readonly detail?: string;
  /** Lanes whose sources are not all there, in words: "loading", "withheld by the server". */
  readonly lanes?: Partial<Readonly<Record<LaneId, string>>>;
  /** Lanes stand in their order, each below those that can't grow any more: no row in sight is moved by another. */
  readonly toCome?: LanesToCome;
  readonly onRetry?: () => void;
}

/** The source resource as JSON, or why it can't be shown, in plain words. */
export type SourceOfItem =
  | { readonly resource: unknown; readonly problem: null }
  | { readonly resource: null; readonly problem: string };

export interface TimelineProps {
  readonly model: TimelineModel | null;
  readonly status: TimelineStatus;
  readonly highlight: Highlight | null;
  /** Esc or the close button: the evidence is no longer wanted. */
  readonly onHighlightEnd: () => void;
  /** Reads the source resource for the detail view: the page keeps no copy of the record. Never rejects. */
  readonly sourceByRef: (ref: string) => Promise<SourceOfItem>;
  /** Items that the reader opened. */
  readonly onSelect?: (refs: readonly string[]) => void;
}
