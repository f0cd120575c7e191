import { memo } from 'react';
import type { Assessment } from '../../clinical/assessment/assessment.ts';
import type { LastLook } from '../../contracts/api.ts';
import { Badge } from '../ui/badge.tsx';
import { FoldingSection } from './folding-section.tsx';
import type { ShownEvidence } from './reason-list.tsx';
import { EvidenceButton } from './safety-lists.tsx';
import { isNewSince, listSince } from './since-last-look.ts';
import { changeInShort } from './words.ts';

interface WhatChangedProps {
  readonly assessment: Assessment;
  readonly look: LastLook;
  readonly formatTime: (iso: string) => string;
  /** False while the list may not be named yet. */
  readonly listShown: boolean;
  readonly onShow: (evidence: ShownEvidence) => void;
}

/** Since the visit before this one, and since this clinician looked last. */
export const WhatChanged = memo(function WhatChanged({
  assessment,
  look,
  formatTime,
  listShown,
  onShow,
}: WhatChangedProps) {
  const { changes } = assessment;
  return (
    <FoldingSection
      title="What changed"
      hint="since the visit before this one"
      label="changes"
      items={changes}
      keyOf={(c) => c.title + c.evidence[0]}
      each={(c, isBrief) => (
        <span className="flex items-baseline gap-1">
          <EvidenceButton
            label={c.title}
            detail={changeInShort(c)}
            refs={c.evidence}
            onShow={onShow}
            brief={isBrief}
          />
          {isNewSince(look, c) && <Badge tone="accent">New</Badge>}
        </span>
      )}
    >
      {look && (
        <p className="px-1 text-xs">
          <span className="text-ink-muted">Since you last looked ({formatTime(look.seenAt)}):</span>{' '}
          {listShown ? sentence(listSince(look, assessment.differential.entries)) : 'see below'}
        </p>
      )}
      {changes.length === 0 && (
        <p className="px-1 text-[13px]">
          Nothing new in what was read: no result turned abnormal, no new trend, no medicine started or
          stopped.
        </p>
      )}
    </FoldingSection>
  );
});

function sentence(parts: readonly string[]): string {
  return parts.length ? `${parts.join('; ')}.` : 'the list is as you saw it.';
}
