import { memo } from 'react';
import type { CannotMiss } from '../../clinical/assessment/assessment.ts';
import { FoldingSection } from './folding-section.tsx';
import type { ShownEvidence } from './reason-list.tsx';
import { BRIEF, EvidenceButton } from './safety-lists.tsx';
import { ACUITY_WORDS, inSentence } from './words.ts';

interface StripProps {
  readonly items: readonly CannotMiss[];
  readonly active: ShownEvidence | null;
  readonly onShow: (evidence: ShownEvidence) => void;
}

/** Two lines each, so that the differential stays in sight; selecting one tells all of why, and what would settle it. */
export const CannotMissStrip = memo(function CannotMissStrip({ items, active, onShow }: StripProps) {
  return (
    <FoldingSection
      title="Cannot miss"
      hint={items.length ? 'not ruled out, most harm first' : undefined}
      label="dangerous conditions"
      items={items}
      keyOf={(c) => c.id}
      each={(c, isBrief) => (
        <Dangerous item={c} open={active?.label === c.name} brief={isBrief} onShow={onShow} />
      )}
    >
      {!items.length && (
        <p className="px-1 text-[13px]">Nothing that was read suggests a dangerous condition.</p>
      )}
    </FoldingSection>
  );
});

const IN_ONE_LINE = 3;

function Dangerous({
  item,
  open,
  brief,
  onShow,
}: {
  item: CannotMiss;
  open: boolean;
  brief: boolean;
  onShow: StripProps['onShow'];
}) {
  const why = item.why.map((w) => inSentence(w.name));
  const rest = why.length - IN_ONE_LINE;
  return (
    <div className="border-l-3 border-alert pl-2">
      <EvidenceButton
        label={item.name}
        detail={ACUITY_WORDS[item.acuity].toLowerCase()}
        refs={item.why.flatMap((w) => w.evidence)}
        onShow={onShow}
        expanded={open}
        strong
      />
      <p className={`px-1 text-xs text-ink-muted ${brief && !open ? BRIEF : ''}`}>
        {open || rest <= 0 ? why.join(', ') : `${why.slice(0, IN_ONE_LINE).join(', ')} + ${rest} more`}
      </p>
      {open && item.ruledOutBy.length > 0 && (
        <p className="px-1 text-xs">
          <span className="font-semibold">To rule it out, look for:</span>{' '}
          {item.ruledOutBy.map((r) => inSentence(r.name)).join(', ')}{' '}
          <span className="text-ink-muted">(not recorded; absence would speak against it)</span>
        </p>
      )}
    </div>
  );
}
