import { memo, useEffect, useMemo, useState } from 'react';
import type { Assessment } from '../../clinical/assessment/assessment.ts';
import type { RankedDiagnosis } from '../../clinical/inference/differential.ts';
import type { LastLook } from '../../contracts/api.ts';
import type { Decision } from '../../contracts/decision.ts';
import { newSince } from './decisions/since-decision.ts';
import { DiagnosisCard, type CardActions } from './diagnosis-card.tsx';
import { SecondDiagnosis } from './second-diagnosis.tsx';
import { PanelSection } from './panel-section.tsx';
import type { ShownEvidence } from './reason-list.tsx';
import { cameSince } from './since-last-look.ts';
import { usePrinting } from '../ui/use-printing.ts';
import { percentOf } from './words.ts';

interface ListProps {
  readonly assessment: Assessment;
  readonly standing: ReadonlyMap<string, Decision>;
  readonly active: ShownEvidence | null;
  readonly decidingDisabled: string | null;
  readonly formatTime: (iso: string) => string;
  readonly actions: CardActions;
  readonly openedOn: string | null;
  readonly look: LastLook;
}

const FIRST = 5;
const MORE = 15;
/** Below this nothing is worth a line (estimate). */
const WORTH_LISTING = 0.01;
/** What is known or taken makes it worth a card from here on, with nothing found that speaks for it. */
const WITHOUT_REASON = 0.05;
/** No entry reaches this: nothing stands out. */
const STANDS_OUT = 0.1;

export const DifferentialList = memo(function DifferentialList(props: ListProps) {
  const { assessment, standing, active, decidingDisabled, formatTime, actions, openedOn, look } = props;
  const [opened, setExpanded] = useState<string | null>(openedOn);
  const [unfolded, setAll] = useState(openedOn !== null);
  const printing = usePrinting();
  const all = unfolded || printing;
  const [numbers, setNumbers] = useState(false);
  const { open, setAside } = useMemo(
    () => split(assessment.differential.entries, standing),
    [assessment, standing],
  );
  useEffect(() => {
    if (openedOn)
      document.querySelector(`[data-card="${CSS.escape(openedOn)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [openedOn]);
  // On paper nothing can be opened: the leading one has its reasons there.
  const expanded = opened ?? (printing ? (open[0]?.id ?? null) : null);
  const { other } = assessment.differential;
  const came = look ? cameSince(look, assessment.differential.entries) : [];
  const worth = open.filter((d) => isWorthListing(d) || newsOf(d, standing).length > 0).slice(0, MORE);
  const listed = worth.slice(0, all ? MORE : FIRST);
  const more = worth.length - listed.length;
  // What has been set aside needs no room any more.
  const deciding: CardActions = {
    ...actions,
    onDismiss: (d, dismissal) => {
      setExpanded(null);
      actions.onDismiss(d, dismissal);
    },
    onShelve: (d) => {
      setExpanded(null);
      actions.onShelve(d);
    },
  };
  const card = (d: RankedDiagnosis, i: number) => (
    <DiagnosisCard
      key={d.id}
      diagnosis={d}
      position={i + 1}
      guidelines={assessment.guidelines.filter((g) => g.condition === d.id)}
      decision={standing.get(d.id) ?? null}
      news={newsOf(d, standing)}
      cameSince={look && came.includes(d) ? formatTime(look.seenAt) : null}
      expanded={expanded === d.id}
      formatTime={formatTime}
      inNumbers={numbers}
      findings={assessment.findings}
      decidingDisabled={decidingDisabled}
      active={active}
      onToggle={() => setExpanded(expanded === d.id ? null : d.id)}
      actions={deciding}
    />
  );
  return (
    <PanelSection
      title="Differential"
      actions={
        <button
          type="button"
          aria-pressed={numbers}
          data-screen-only
          className="min-h-6 shrink-0 rounded px-1 text-xs text-accent hover:underline focus-visible:outline-2 focus-visible:outline-accent"
          onClick={() => setNumbers(!numbers)}
        >
          {numbers ? 'Hide numbers' : 'Show numbers'}
        </button>
      }
    >
      <StandsOut top={open[0] ?? null} other={other} percent={numbers} />
      {openedOn && ![...worth, ...setAside].some(({ id }) => id === openedOn) && (
        <p role="status" className="mb-2 text-[13px]">
          The card’s condition is not listed with the whole record.
        </p>
      )}
      <ol className="grid gap-1.5" aria-label="Ranked diagnoses" data-ranked>
        {listed.map(card)}
      </ol>
      {(more > 0 || all) && (
        <button
          type="button"
          aria-expanded={all}
          data-screen-only
          className="mt-1 min-h-6 rounded px-1 text-xs text-accent hover:underline focus-visible:outline-2 focus-visible:outline-accent"
          onClick={() => setAll(!all)}
        >
          {all ? 'Fewer' : `${more} more, less likely`}
        </button>
      )}
      {assessment.second && <SecondDiagnosis second={assessment.second} onShow={actions.onShow} />}
      {setAside.length > 0 && (
        <div className="mt-2">
          <h4 className="mb-1 text-xs font-semibold text-ink-muted">Decided</h4>
          <ul className="grid gap-1.5" aria-label="Decided diagnoses">
            {setAside.map((d) => card(d, d.rank - 1))}
          </ul>
        </div>
      )}
    </PanelSection>
  );
});

/** "No modelled condition stands out" is an answer; it is not "not run". */
function StandsOut({
  top,
  other,
  percent,
}: {
  top: RankedDiagnosis | null;
  other: number;
  percent: boolean;
}) {
  const nothing = !top || top.probability < STANDS_OUT || !hasReason(top);
  const unexplained = other >= 0.5;
  if (!nothing && !unexplained) return null;
  return (
    <p className="mb-2 rounded border border-line bg-sunken px-2 py-1.5 text-[13px]">
      {nothing
        ? 'No modelled condition stands out.'
        : 'Something that is not modelled explains the picture at least as well.'}
      {percent && (
        <span className="ml-1 text-ink-muted">None of the modelled conditions: {percentOf(other)}.</span>
      )}
    </p>
  );
}

/**
 * Likely enough, and with something in the record that speaks for it: being common alone is no reason. The reasons of an
 * unlikely one are not asked for: they may still have to be read (`unpackAssessment`).
 */
export function isWorthListing(d: RankedDiagnosis): boolean {
  if (d.probability < WORTH_LISTING) return false;
  if (hasReason(d)) return true;
  return d.probability >= WITHOUT_REASON && d.priors.some((p) => p.weight > 0 && p.evidence.length > 0);
}

/** Something found speaks for it; a known disease or a medicine taken alone does not. */
function hasReason(d: RankedDiagnosis): boolean {
  return d.reasons.some((r) => r.direction === 'for');
}

/** What has come up since this entry was set aside: with any of it, the entry is back on the list. */
function newsOf(d: RankedDiagnosis, standing: ReadonlyMap<string, Decision>): readonly string[] {
  const decision = standing.get(d.id);
  return decision ? newSince(decision, d) : [];
}

function split(
  entries: readonly RankedDiagnosis[],
  standing: ReadonlyMap<string, Decision>,
): { open: RankedDiagnosis[]; setAside: RankedDiagnosis[] } {
  const decided = (d: RankedDiagnosis) => {
    const outcome = standing.get(d.id)?.outcome;
    return (outcome === 'overridden' || outcome === 'shelved') && newsOf(d, standing).length === 0;
  };
  return { open: entries.filter((d) => !decided(d)), setAside: entries.filter(decided) };
}
