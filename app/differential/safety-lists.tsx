import { memo } from 'react';
import type { Conflict, NextDatum, Overlooked, Triage } from '../../clinical/assessment/assessment.ts';
import type { ResourceRef } from '../../clinical/chart/chart.ts';
import type { RankedDiagnosis } from '../../clinical/inference/differential.ts';
import { AnswerButtons, type AnswerFinding } from './answer-buttons.tsx';
import { FoldingSection } from './folding-section.tsx';
import { PanelSection } from './panel-section.tsx';
import type { ShownEvidence } from './reason-list.tsx';
import { beforeInShort, inSentence, withNumbersKept, wouldTell } from './words.ts';

type Show = (evidence: ShownEvidence) => void;

const HOW_WORDS: Record<NextDatum['how'], string> = {
  question: 'Ask',
  examination: 'Examine',
  bedside: 'Measure',
  laboratory: 'Laboratory',
  imaging: 'Imaging',
  procedure: 'Procedure',
};

export const NextData = memo(function NextData({
  items,
  leading,
  onAnswer,
}: {
  items: readonly NextDatum[];
  leading: RankedDiagnosis | null;
  onAnswer: AnswerFinding;
}) {
  if (!items.length) return null;
  return (
    <FoldingSection
      title="Next data"
      hint="most telling, least burden first"
      label="next data"
      items={items}
      keyOf={(n) => n.finding}
      each={(n) => (
        <div className="flex items-start gap-2 px-1 py-0.5 text-[13px]">
          <div className="min-w-0 grow">
            <span className="mr-1.5 text-xs text-ink-muted">{HOW_WORDS[n.how]}</span>
            {n.name}
            <Tells datum={n} leading={leading} />
          </div>
          <AnswerButtons name={n.name} onAnswer={(status) => onAnswer(n.finding, n.name, status)} />
        </div>
      )}
    />
  );
});

/** What the answer would change. A diagnosis that is likely already can hardly rise: what fits it is said all the same. */
function Tells({ datum, leading }: { datum: NextDatum; leading: RankedDiagnosis | null }) {
  const named = (direction: 'raises' | 'lowers') =>
    datum.separates.filter((s) => s.direction === direction).map((s) => inSentence(s.name));
  const isSeparated = datum.separates.some((s) => s.id === leading?.id);
  const lead = isSeparated ? undefined : leading?.missing.find((m) => m.finding === datum.finding);
  const words = lead && wouldTell(lead);
  const [less, leads] = [named('lowers'), leading ? inSentence(leading.name) : ''];
  const more = words === 'would support' ? [leads, ...named('raises')] : named('raises');
  const yes = [
    ...(more.length ? [`for ${more.join(', ')}`] : []),
    ...(less.length ? [`against ${less.join(', ')}`] : []),
  ];
  const telling = [
    ...(yes.length ? [`“Yes” speaks ${yes.join('; ')}`] : []),
    ...(words === 'absence would speak against' ? [`“No” speaks against ${leads}`] : []),
  ];
  return telling.length > 0 && <span className="block text-xs text-ink-muted">{telling.join('. ')}</span>;
}

export const ConflictsAndOverlooked = memo(function ConflictsAndOverlooked({
  conflicts,
  overlooked,
  onShow,
}: {
  conflicts: readonly Conflict[];
  overlooked: readonly Overlooked[];
  onShow: Show;
}) {
  const sourced = ({ title, detail, evidence, source }: Conflict | Overlooked) => (
    <>
      <EvidenceButton label={title} detail={beforeInShort(detail)} refs={evidence} onShow={onShow} />
      <p className="px-1 text-xs text-ink-muted">{source}</p>
    </>
  );
  return (
    <>
      {conflicts.length > 0 && (
        <FoldingSection
          title="Conflicts"
          label="conflicts"
          items={conflicts}
          keyOf={(c) => c.title + c.evidence[0]}
          each={sourced}
        />
      )}
      {overlooked.length > 0 && (
        <FoldingSection
          title="Possibly overlooked"
          label="possibly overlooked"
          items={overlooked}
          keyOf={(o) => o.criterion + o.evidence[0]}
          each={sourced}
        />
      )}
    </>
  );
});

export const TriageLine = memo(function TriageLine({ triage, onShow }: { triage: Triage; onShow: Show }) {
  const refs = triage.parts.filter((p) => p.points > 0).flatMap((p) => p.evidence);
  const parts = triage.parts.filter((p) => p.points > 0).map((p) => `${p.name} +${p.points}`);
  const label = triage.total === null ? triage.score : `${triage.score} ${triage.total}`;
  const meaning = triage.meaning.replace(/^At least 0\b/, 'No points so far');
  return (
    <PanelSection title="Vital signs" isBare={triage.isRaised}>
      <div className={triage.isRaised ? 'border-l-3 border-alert pl-2' : ''}>
        {refs.length ? (
          <EvidenceButton
            label={label}
            detail={meaning}
            refs={refs}
            onShow={onShow}
            strong={triage.isRaised}
          />
        ) : (
          <p className="px-1 text-[13px]">
            {label} <span className="text-ink-muted">{meaning}</span>
          </p>
        )}
        {parts.length > 0 && <p className="px-1 text-xs text-ink-muted">{parts.join(' · ')}</p>}
      </div>
    </PanelSection>
  );
});

/** One line on the screen, all of it on paper. */
export const BRIEF = 'truncate print:whitespace-normal';

export function EvidenceButton({
  label,
  detail,
  refs,
  onShow,
  strong = false,
  brief = false,
  expanded,
}: {
  label: string;
  detail: string;
  refs: readonly ResourceRef[];
  onShow: Show;
  strong?: boolean;
  /** In one line; the evidence has the rest. */
  brief?: boolean;
  /** Where the button also opens what stands below it. */
  expanded?: boolean;
}) {
  return (
    <button
      type="button"
      data-evidence
      aria-expanded={expanded}
      onClick={() => onShow({ refs, role: 'for', label, isFact: true })}
      className={`min-h-6 w-full rounded px-1 ${brief ? BRIEF : ''} py-0.5 text-left pointer-coarse:min-h-9 text-[13px] hover:bg-sunken focus-visible:outline-2 focus-visible:outline-accent`}
    >
      <span
        className={`underline decoration-line decoration-1 underline-offset-2 ${strong ? 'font-semibold' : ''}`}
      >
        {label}
      </span>
      {detail && <span className="ml-1.5 wrap-anywhere text-ink-muted">{withNumbersKept(detail)}</span>}
    </button>
  );
}
