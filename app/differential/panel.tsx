import { memo, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Assessment } from '../../clinical/assessment/assessment.ts';
import type { RankedDiagnosis } from '../../clinical/inference/differential.ts';
import type { Decision } from '../../contracts/decision.ts';
import { afterPaint } from '../ui/after-paint.ts';
import { Button } from '../ui/button.tsx';
import { fetchWhenIdle, lazyPart } from '../ui/lazy-part.tsx';
import type { Decisions, ShownList } from './decisions/use-decisions.ts';
import { DifferentialList, isWorthListing } from './differential-list.tsx';
import { CardDecide, CardDetails, type CardActions } from './diagnosis-card.tsx';
import { ModelStatus, type AssessmentStatus } from './model-status.tsx';
import type { ShownEvidence } from './reason-list.tsx';
import type { Entered } from './refine.ts';
import { RefineSearch } from './refine-search.tsx';
import { CannotMissStrip } from './cannot-miss-strip.tsx';
import { ConflictsAndOverlooked, NextData, TriageLine } from './safety-lists.tsx';
import { useAskFirst } from './use-ask-first.ts';
import { useLastLook } from './use-last-look.ts';
import { WhatChanged } from './what-changed.tsx';
import { UndoBar } from './undo-bar.tsx';
import { placeOf, useKeptFocus } from './use-kept-focus.ts';
import { VocabularyContext, type Vocabulary } from './vocabulary.ts';
import { keepPanelKeys, panelKeys, type PanelKeys } from './panel-keys.ts';
import { usePanelKeys } from './use-panel-keys.ts';

const FirstThoughtForm = lazyPart(async () => (await import('./first-thought-form.tsx')).FirstThoughtForm);
const FirstThoughtResult = lazyPart(
  async () => (await import('./first-thought-form.tsx')).FirstThoughtResult,
);
const DraftNoteDialog = lazyPart(async () => (await import('./draft-note-dialog.tsx')).DraftNoteDialog);
const DecisionHistory = lazyPart(async () => (await import('./decision-history.tsx')).DecisionHistory);
const StrandedDecisions = lazyPart(async () => (await import('./stranded-decisions.tsx')).StrandedDecisions);
const KeyHelp = lazyPart(async () => (await import('./key-help.tsx')).KeyHelp);

/** Where a skip link leads. */
export const PANEL_ID = 'reasoning';

/** The entry that is being accepted, and the list that it stood in. */
export interface Accepting {
  readonly diagnosis: RankedDiagnosis;
  readonly shown: ShownList;
  readonly onClose: () => void;
}

export interface DifferentialPanelProps {
  readonly assessment: Assessment | null;
  readonly assessmentId: string | null;
  readonly status: AssessmentStatus;
  readonly asOf: string;
  /** The deployment asks for the clinician's own differential before the list. */
  readonly anchoring: boolean;
  readonly decisions: Decisions;
  readonly vocabulary: Vocabulary;
  readonly entered: Entered;
  readonly active: ShownEvidence | null;
  /** A hosted model's list beside this one, where the deployment has one. */
  readonly secondOpinion: ReactNode;
  readonly formatTime: (iso: string) => string;
  readonly onAnswer: (id: string, name: string, status: 'present' | 'absent' | null) => void;
  readonly onShow: (evidence: ShownEvidence | null) => void;
  /** The list of this assessment is before the clinician's eyes; so many entries of it. */
  readonly onListed: (assessmentId: string, entries: number) => void;
  readonly onTimeline: () => void;
  /** The condition of the CDS card that this was opened from. */
  readonly openedOn: string | null;
  /** The steps from accepting an entry to the stored decision. */
  readonly acceptFlow: (accepting: Accepting) => ReactNode;
}

/** Beside the timeline: what changed, what can't be missed, the differential, what to ask next, conflicts. */
export function DifferentialPanel(props: DifferentialPanelProps) {
  const { assessment, assessmentId, decisions, onShow } = props;
  const triage = assessment?.triage ?? null;
  const panel = useRef<HTMLElement | null>(null);
  const [accepting, setAccepting] = useState<RankedDiagnosis | null>(null);
  const [help, setHelp] = useState(false);
  const [drafting, setDrafting] = useState(false);
  const [askFirst, setAskFirst] = useAskFirst(props.anchoring);
  /** What the clinician wrote before seeing the list; empty: skipped; `null`: not asked yet. */
  const [first, setFirst] = useState<string | null>(null);
  const listShown = !askFirst || first !== null;
  const look = useLastLook(decisions.client, decisions.disabledReason !== null);
  const [last, setLast] = useState<Decision | null>(null);
  // What the server refused was not done: the history says so, and nothing is there to be undone.
  const isRefused = decisions.queued.some(
    ({ decision, failure }) => decision.id === last?.id && failure?.kind === 'refused',
  );
  const stale = props.status.kind === 'stale';
  const shown = useMemo(
    () => shownListOf(assessment, assessmentId, stale),
    [assessment, assessmentId, stale],
  );

  const keepFocus = useKeptFocus(panel, `${accepting?.id} ${[...decisions.standing.keys()].join()}`);
  const forgetLast = useCallback(() => setLast(null), []);
  const undo = useCallback(
    (decision: Decision | null) => {
      if (!decision) return;
      keepFocus({ card: decision.condition.id });
      decisions.undo(decision);
      setLast(null);
    },
    [decisions, keepFocus],
  );
  const showHelp = useCallback(() => setHelp(true), []);
  const [keys, setKeys] = useState<PanelKeys>(panelKeys);
  usePanelKeys(panel, keys, {
    onUndo: useCallback(() => undo(last), [undo, last]),
    onTimeline: props.onTimeline,
    onHelp: showHelp,
  });
  useImpressions(props, listShown ? shown : null);
  const assessed = assessment !== null;
  useEffect(
    () => (assessed ? fetchWhenIdle([CardDetails, CardDecide, DraftNoteDialog, KeyHelp]) : undefined),
    [assessed],
  );

  const { onAnswer } = props;
  const actions = useMemo((): CardActions => {
    const keepPlace = (d: RankedDiagnosis) => keepFocus({ place: placeOf(panel.current, d.id) });
    return {
      onAccept: setAccepting,
      onDismiss: (d, { reason, comment }) => {
        if (!shown) return;
        keepPlace(d);
        setLast(decisions.dismiss(d, shown, reason, comment));
      },
      onShelve: (d) => {
        if (!shown) return;
        keepPlace(d);
        setLast(decisions.shelve(d, shown));
      },
      onUndo: undo,
      onShow,
      onAnswer,
    };
  }, [shown, decisions, undo, onShow, onAnswer, keepFocus]);
  const draft = useCallback(() => setDrafting(true), []);

  return (
    <section
      ref={panel}
      id={PANEL_ID}
      tabIndex={-1}
      aria-label="Differential diagnosis"
      className="relative focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent flex min-h-0 flex-col bg-surface"
    >
      <ModelStatus status={props.status} assessment={assessment} onHelp={showHelp} />
      {decisions.stranded.count > 0 && <StrandedDecisions stranded={decisions.stranded} />}
      {assessment && (
        <>
          {triage?.isRaised && <TriageLine triage={triage} onShow={onShow} />}
          <WhatChanged
            assessment={assessment}
            look={look}
            formatTime={props.formatTime}
            listShown={listShown}
            onShow={onShow}
          />
          <CannotMissStrip items={assessment.cannotMiss} active={props.active} onShow={onShow} />
          {listShown ? (
            <>
              {first && <FirstThoughtResult text={first} entries={assessment.differential.entries} />}
              <VocabularyContext value={props.vocabulary}>
                <DifferentialList
                  assessment={assessment}
                  standing={decisions.standing}
                  active={props.active}
                  decidingDisabled={decisions.disabledReason}
                  formatTime={props.formatTime}
                  actions={actions}
                  openedOn={props.openedOn}
                  look={look}
                />
              </VocabularyContext>
              {props.secondOpinion}
              {assessment.differential.entries.some(isWorthListing) && (
                <NextData
                  items={assessment.next}
                  leading={assessment.differential.entries[0] ?? null}
                  onAnswer={props.onAnswer}
                />
              )}
              <DraftNote onDraft={draft} />
            </>
          ) : (
            <FirstThoughtForm onDone={setFirst} />
          )}
          <RefineSearch
            choices={props.vocabulary.choices}
            entered={props.entered}
            onAnswer={props.onAnswer}
          />
          <ConflictsAndOverlooked
            conflicts={assessment.conflicts}
            overlooked={assessment.overlooked}
            onShow={onShow}
          />
          {triage && !triage.isRaised && <TriageLine triage={triage} onShow={onShow} />}
        </>
      )}
      <DecisionHistory
        history={decisions.history}
        queued={decisions.queued}
        state={decisions.historyState}
        formatTime={props.formatTime}
        onRetry={decisions.retry}
        onDiscard={decisions.discard}
      />
      {accepting &&
        shown &&
        props.acceptFlow({
          diagnosis: accepting,
          shown,
          onClose: () => {
            keepFocus({ card: accepting.id });
            setAccepting(null);
          },
        })}
      {help && (
        <KeyHelp
          keys={keys}
          onKeys={(next) => {
            setKeys(next);
            keepPanelKeys(next);
          }}
          askFirst={askFirst}
          onAskFirst={setAskFirst}
          onClose={() => setHelp(false)}
        />
      )}
      {drafting && assessment && (
        <DraftNoteDialog
          assessment={assessment}
          standing={decisions.standing}
          asOf={props.asOf}
          onClose={() => setDrafting(false)}
        />
      )}
      <UndoBar decision={isRefused ? null : last} onUndo={undo} onGone={forgetLast} />
    </section>
  );
}

const DraftNote = memo(function DraftNote({ onDraft }: { onDraft: () => void }) {
  return (
    <div data-screen-only className="border-b border-line px-3 py-2">
      <Button onPress={onDraft}>Draft text for the note…</Button>
    </div>
  );
});

const LISTED = 20;

function shownListOf(
  assessment: Assessment | null,
  assessmentId: string | null,
  stale: boolean,
): ShownList | null {
  if (!assessment || !assessmentId) return null;
  return {
    assessmentId,
    model: assessment.differential.model,
    listed: assessment.differential.entries.slice(0, LISTED).map((d) => d.id),
    stale,
  };
}

/** What was listed is the denominator of every acceptance rate: told to the server once per assessment. */
function useImpressions(
  { assessment, assessmentId, decisions, onListed }: DifferentialPanelProps,
  shown: ShownList | null,
): void {
  const { client, scope, disabledReason } = decisions;
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (!assessment || !assessmentId || !shown || disabledReason || told.current === assessmentId) return;
    told.current = assessmentId;
    const entries = assessment.differential.entries
      .slice(0, LISTED)
      .map(({ id, rank, probability, band }) => ({ conditionId: id, rank, probability, band }));
    const { iss, patientId, encounterId } = scope;
    const common = { id: crypto.randomUUID(), iss, patientId, encounterId, assessmentId, model: shown.model };
    onListed(assessmentId, entries.length);
    const impression = { ...common, event: 'listed' as const, entries, seenAt: new Date().toISOString() };
    afterPaint(() => void client.impressions([impression]));
  }, [assessment, assessmentId, shown, client, scope, disabledReason, onListed]);
}
