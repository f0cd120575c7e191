import { useId } from 'react';
import type { GuidelineOption } from '../../clinical/assessment/assessment.ts';
import type { Finding } from '../../clinical/findings/finding.ts';
import type { RankedDiagnosis } from '../../clinical/inference/differential.ts';
import type { Decision } from '../../contracts/decision.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { lazyPart } from '../ui/lazy-part.tsx';
import type { AnswerFinding } from './answer-buttons.tsx';
import type { Dismissal } from './dismiss-menu.tsx';
import type { ShownEvidence } from './reason-list.tsx';
import { useFindingNames } from './vocabulary.ts';
import { weighedOf } from './weighed.ts';
import { ACUITY_WORDS, BAND_WORDS, KIND_WORDS, percentOf, inSentence } from './words.ts';

/** What an open card holds; the code of both comes right after the first list. */
export const CardDetails = lazyPart(async () => (await import('./card-details.tsx')).CardDetails);
export const CardDecide = lazyPart(async () => (await import('./card-decide.tsx')).CardDecide);

export interface CardActions {
  readonly onAccept: (diagnosis: RankedDiagnosis) => void;
  readonly onDismiss: (diagnosis: RankedDiagnosis, dismissal: Dismissal) => void;
  readonly onShelve: (diagnosis: RankedDiagnosis) => void;
  readonly onUndo: (decision: Decision) => void;
  readonly onShow: (evidence: ShownEvidence) => void;
  readonly onAnswer: AnswerFinding;
}

export interface CardProps {
  readonly diagnosis: RankedDiagnosis;
  readonly position: number;
  readonly guidelines: readonly GuidelineOption[];
  readonly decision: Decision | null;
  /** What speaks for it now and did not when it was set aside. */
  readonly news: readonly string[];
  /** When this clinician looked last, if it was not on the list then. */
  readonly cameSince: string | null;
  readonly formatTime: (iso: string) => string;
  readonly expanded: boolean;
  /** The probability, and each reason’s weight, as numbers. */
  readonly inNumbers: boolean;
  /** All that was read. */
  readonly findings: readonly Finding[];
  readonly decidingDisabled: string | null;
  readonly active: ShownEvidence | null;
  readonly onToggle: () => void;
  readonly actions: CardActions;
}

/** One entry of the differential. The top card always shows its main reason against. */
export function DiagnosisCard(props: CardProps) {
  const { diagnosis, position, expanded, onToggle, decision, news } = props;
  const heading = useId();
  return (
    <li
      data-card={diagnosis.id}
      aria-labelledby={heading}
      className="rounded-lg border border-line bg-raised max-[899px]:scroll-mb-25"
    >
      <button
        type="button"
        data-card-toggle
        aria-expanded={expanded}
        onClick={onToggle}
        className="w-full rounded-lg px-3 pt-2 pb-1.5 text-left hover:bg-sunken focus-visible:outline-2 focus-visible:outline-accent"
      >
        <span className="flex items-baseline gap-2">
          <span className="w-4 shrink-0 text-right text-xs text-ink-muted tabular-nums">{position}</span>
          <span id={heading} className="min-w-0 grow text-[14px] leading-snug font-semibold">
            {diagnosis.name}
          </span>
          <span className="shrink-0 text-xs font-medium">
            {BAND_WORDS[diagnosis.band]}
            {props.inNumbers && (
              <span className="ml-1 text-ink-muted tabular-nums">{percentOf(diagnosis.probability)}</span>
            )}
          </span>
        </span>
        <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 pl-6 text-xs text-ink-muted">
          <span className="tabular-nums">
            {weighedOf(diagnosis, 'for').length} for · {weighedOf(diagnosis, 'against').length} against ·{' '}
            {diagnosis.missing.length} not recorded
          </span>
          <Chips {...props} />
        </span>
        {decision && news.length > 0 && <NewsLine {...props} decision={decision} />}
        {(position === 1 || expanded) && <AgainstLine diagnosis={diagnosis} />}
      </button>
      {expanded && <CardDetails {...props} />}
      {decision && <DecisionLine decision={decision} onUndo={props.actions.onUndo} />}
      {expanded && (!decision || news.length > 0) && <CardDecide {...props} />}
    </li>
  );
}

function Chips({ diagnosis, news, cameSince }: CardProps) {
  const kind = KIND_WORDS[diagnosis.kind];
  return (
    <>
      {diagnosis.acuity !== 'routine' && (
        <Badge tone={diagnosis.acuity === 'emergent' ? 'alert' : 'neutral'}>
          {ACUITY_WORDS[diagnosis.acuity]}
        </Badge>
      )}
      {kind && <Badge tone="neutral">{kind}</Badge>}
      {cameSince && <Badge tone="accent">New since {cameSince}</Badge>}
      {news.length > 0 && <Badge tone="accent">Back: new evidence</Badge>}
    </>
  );
}

/** Why an entry that was set aside is on the list again. */
function NewsLine({ decision, news, formatTime }: CardProps & { decision: Decision }) {
  const words = decision.outcome === 'shelved' ? 'shelved' : 'dismissed';
  return (
    <span className="mt-0.5 block pl-6 text-xs">
      <span className="font-semibold">
        New since {words} {formatTime(decision.decidedAt)}:
      </span>{' '}
      {news.join(', ')}
    </span>
  );
}

function AgainstLine({ diagnosis }: { diagnosis: RankedDiagnosis }) {
  const nameOf = useFindingNames();
  const [main] = weighedOf(diagnosis, 'against');
  return (
    <span className="mt-0.5 block pl-6 text-xs">
      <span className="font-semibold">Against:</span>{' '}
      {main ? inSentence(main.label) : leftUnexplained(diagnosis.unexplained.map(nameOf))}
    </span>
  );
}

const NAMED = 2;

/** Nothing speaks against it; what it does not account for still does, and is named. */
function leftUnexplained(names: readonly string[]): string {
  if (!names.length) return 'nothing recorded';
  const named = names.slice(0, NAMED).map(inSentence).join(', ');
  const rest = names.length - NAMED;
  return `does not explain ${named}${rest > 0 ? ` + ${rest} more` : ''}`;
}

const OUTCOME_WORDS = {
  accepted: 'Accepted',
  overridden: 'Dismissed',
  shelved: 'Shelved',
  withdrawn: 'Withdrawn',
} as const;

function DecisionLine({ decision, onUndo }: { decision: Decision; onUndo: (decision: Decision) => void }) {
  return (
    <p className="flex items-center gap-2 border-t border-line px-3 py-1.5 text-xs">
      <span className="grow">
        <span className="font-semibold">{OUTCOME_WORDS[decision.outcome]}</span>
        {decision.reason && `: ${decision.reason.display.toLowerCase()}`}
        {decision.comment && `, “${decision.comment}”`}
        {decision.writtenResource && ' · written to the EHR'}
      </span>
      <Button variant="quiet" data-screen-only data-undo onPress={() => onUndo(decision)}>
        Undo
      </Button>
    </p>
  );
}
