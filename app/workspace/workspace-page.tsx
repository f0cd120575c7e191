import { isCancelledError, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Deployment } from '../../contracts/deployment.ts';
import { DifferentialPanel, PANEL_ID } from '../differential/panel.tsx';
import { useDecisions } from '../differential/decisions/use-decisions.ts';
import type { ShownEvidence } from '../differential/reason-list.tsx';
import { enteredFindings, withAnswer, type Entered } from '../differential/refine.ts';
import { missingInWords } from '../launch/scopes.ts';
import { conditionOfCard, launchedOn, opensTimeline, type Session } from '../launch/session.ts';
import { useRecord } from '../record/use-record.ts';
import { TimelineStrip } from '../timeline/timeline-strip.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { formatDate } from '../ui/format-date.ts';
import { fetchWhenIdle, lazyPart } from '../ui/lazy-part.tsx';
import { patientLine, stageWords, TopLine } from './top-line.tsx';
import { usePageHeader } from './use-page-header.ts';
import { timelineStatusOf } from './timeline-status.ts';
import { useLanesToCome } from './use-lanes-to-come.ts';
import { useAssessmentRuns } from './use-assessment-runs.ts';
import { useChartWorker } from './use-chart-worker.ts';
import { patientProofOf } from './patient-proof.ts';
import { noGaps, recordGaps } from './record-gaps.ts';
import { useAssessmentRecord } from './use-assessment-record.ts';
import { useIsWide } from './use-is-wide.ts';

const AcceptFlow = lazyPart(async () => (await import('./accept-flow.tsx')).AcceptFlow);
const AgreementSection = lazyPart(
  async () => (await import('../differential/agreement/agreement-section.tsx')).AgreementSection,
);
const CoverageDialog = lazyPart(async () => (await import('./coverage-dialog.tsx')).CoverageDialog);

/** Opened from the EHR on one item: the timeline shows it first. */
function launchedEvidence(session: Session): ShownEvidence | null {
  const ref = launchedOn(session);
  return ref === null
    ? null
    : { refs: [ref], role: 'for', label: 'Opened from the EHR on this item', isFact: true };
}

/** Silent: nothing of the reasoning may reach care, so nothing of it is on the page. */
function SilentPanel() {
  return (
    <section aria-label="Differential diagnosis" className="p-3 text-[13px]">
      <h2 className="text-[15px] font-semibold">Reasoning</h2>
      <p className="mt-1">
        This installation is in its silent stage: the differential is not shown. The record beside it is
        complete.
      </p>
    </section>
  );
}

function timeOf(iso: string): string {
  return formatDate(Date.parse(iso), 'time');
}

/** The timeline comes first on the page and has a stop for each of its rows. */
function SkipLink() {
  return (
    <button
      type="button"
      className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-3 focus:z-20 focus:rounded-md focus:bg-raised focus:px-3 focus:py-1.5 focus:text-[13px] focus-visible:outline-2 focus-visible:outline-accent print:hidden"
      onClick={() => document.getElementById(PANEL_ID)?.focus()}
    >
      Go to the reasoning
    </button>
  );
}

interface WorkspacePageProps {
  readonly session: Session;
  readonly deployment: Deployment;
}

/** The one page: the record as a timeline, and beside it the reasoning over it. Lives and dies with the launch. */
export function WorkspacePage({ session, deployment }: WorkspacePageProps) {
  const queries = useQueryClient();
  const of = useMemo(() => ({ patient: `Patient/${session.patientId}`, server: session.issuer }), [session]);
  const gaps = useRef(noGaps);
  const worker = useChartWorker(
    of,
    deployment.stage === 'sandbox' || session.kind === 'open' ? 'record' : 'now',
    session.launchId,
    useCallback(() => gaps.current, []),
  );
  const [arrived, setArrived] = useState(0);
  const record = useRecord(session, {
    onStart: () => {
      worker.reset();
      setArrived(0);
    },
    onPage: (resources) => {
      worker.add(resources);
      setArrived((n) => n + resources.length);
    },
  });
  useEffect(() => {
    gaps.current = recordGaps(record);
  }, [record]);
  const [entered, setEntered] = useState<Entered>(new Map());
  const toCome = useLanesToCome(record.sources);
  const runs = useAssessmentRuns(worker, record, arrived, entered, toCome);
  const [evidence, setEvidence] = useState<ShownEvidence | null>(() => launchedEvidence(session));
  const [details, setDetails] = useState(false);
  const timelineHost = useRef<HTMLDivElement | null>(null);
  const wide = useIsWide();
  useEffect(() => fetchWhenIdle([AcceptFlow, CoverageDialog]), []);

  const { user } = session;
  const scope = useMemo(
    () => ({
      iss: session.issuer,
      patientId: session.patientId,
      encounterId: session.encounterId,
      idToken: session.idToken(),
      proof: patientProofOf(session, deployment),
    }),
    [session, deployment],
  );
  const decisions = useDecisions(
    scope,
    session.launchId,
    user.verified ? user.sub : '',
    user.verified ? null : user.reason,
  );
  const onListed = useAssessmentRecord(worker.state, decisions);
  const gates = useQuery({
    queryKey: [session.launchId, 'write-gates'],
    queryFn: async () => (await import('../record/write-back.ts')).writeCapabilities(queries, session),
    staleTime: Infinity,
    gcTime: 0,
  });

  const { assess } = worker;
  const answered = useRef({ entered, arrived });
  useEffect(() => {
    answered.current = { entered, arrived };
  }, [entered, arrived]);
  const answer = useCallback(
    (id: string, name: string, status: 'present' | 'absent' | null) => {
      const next = withAnswer(answered.current.entered, id, name, status);
      answered.current = { ...answered.current, entered: next };
      setEntered(next);
      assess(enteredFindings(next), answered.current.arrived);
    },
    [assess],
  );
  const { resourceByRef } = record;
  const sourceByRef = useCallback(
    async (ref: string) => {
      const answer = await resourceByRef(ref).catch((error: unknown) => {
        if (isCancelledError(error)) return null;
        throw error;
      });
      if (answer === null) return { resource: null, problem: 'No longer needed.' };
      return answer.ok
        ? { resource: answer.value, problem: null }
        : { resource: null, problem: answer.failure.message };
    },
    [resourceByRef],
  );
  const show = useCallback((next: ShownEvidence | null) => setEvidence(next), []);
  const onHighlightEnd = useCallback(() => setEvidence(null), []);
  const showDetails = useCallback(() => setDetails(true), []);
  const toTimeline = useCallback(
    () => timelineHost.current?.querySelector<HTMLElement>('[tabindex="0"], button')?.focus(),
    [],
  );
  usePageHeader(
    patientLine(worker.summary),
    `${stageWords(deployment.stage)} · A decision aid, not validated for care: review the basis · Chartside ${deployment.version}`,
  );
  const asOf = worker.summary ? formatDate(worker.summary.asOf) : '';

  const isBehind = worker.painted < arrived;
  const isBlank = worker.timeline === null;
  const isEmptyHanded = arrived === 0;
  const failure = worker.state.status === 'failed' ? worker.state.error : null;
  const { coverage, sources, reload } = record;
  const toComeHere = isBehind ? worker.toCome : toCome;
  const status = useMemo(
    () =>
      timelineStatusOf({
        coverage,
        sources,
        isBlank,
        isEmptyHanded,
        isBehind,
        failure,
        onRetry: reload,
        toCome: toComeHere,
      }),
    [coverage, sources, isBlank, isEmptyHanded, isBehind, failure, reload, toComeHere],
  );
  const timelineProps = { model: worker.timeline, status, highlight: evidence, onHighlightEnd, sourceByRef };
  const timeline = wide ? (
    <div key="timeline" ref={timelineHost} className="min-h-0 min-w-0 print:break-before-page">
      <ErrorBoundary what="The timeline">
        <Timeline {...timelineProps} />
      </ErrorBoundary>
    </div>
  ) : (
    <div
      key="strip"
      ref={timelineHost}
      className="sticky bottom-0 z-10 border-t border-line-strong print:static print:border-0"
    >
      <ErrorBoundary what="The timeline">
        <TimelineStrip {...timelineProps} opensWhole={opensTimeline(session)} />
      </ErrorBoundary>
    </div>
  );
  const panel = (
    <div
      key="panel"
      className={
        wide
          ? 'min-h-0 overflow-y-auto border-l border-line bg-surface print:order-first print:overflow-visible print:border-l-0'
          : 'grow bg-surface'
      }
    >
      <ErrorBoundary what="The reasoning">
        {deployment.stage === 'silent' ? (
          <SilentPanel />
        ) : (
          <DifferentialPanel
            assessment={worker.state.assessment}
            assessmentId={worker.state.assessmentId}
            status={runs}
            asOf={asOf}
            anchoring={deployment.anchoring}
            decisions={decisions}
            vocabulary={worker.vocabulary}
            entered={entered}
            active={evidence}
            secondOpinion={
              deployment.hostedModel && (
                <AgreementSection
                  hostedModel={deployment.hostedModel}
                  assessment={worker.state.assessment}
                  assessmentId={worker.state.assessmentId}
                  input={worker.state.opinionInput}
                  decisions={decisions}
                  onShow={show}
                />
              )
            }
            formatTime={timeOf}
            onAnswer={answer}
            onShow={show}
            onListed={onListed}
            onTimeline={toTimeline}
            openedOn={conditionOfCard(session)}
            acceptFlow={(accepting) => (
              <AcceptFlow
                {...accepting}
                asOf={asOf}
                session={session}
                decisions={decisions}
                gates={{ known: gates.data ?? null, failed: gates.isError }}
              />
            )}
          />
        )}
      </ErrorBoundary>
    </div>
  );
  return (
    <div
      className={
        wide
          ? 'grid h-dvh grid-rows-[auto_minmax(0,1fr)] print:block print:h-auto'
          : 'flex min-h-dvh flex-col'
      }
    >
      {wide && <SkipLink />}
      <TopLine
        summary={worker.summary}
        showBanner={session.needPatientBanner}
        coverage={record.coverage}
        isBehind={isBehind && worker.state.status !== 'failed'}
        stage={deployment.stage}
        onDetails={showDetails}
      />
      <main
        className={
          wide
            ? 'grid min-h-0 grid-cols-[minmax(0,1fr)_420px] print:flex print:flex-col'
            : 'flex grow flex-col'
        }
      >
        {wide ? [timeline, panel] : [panel, timeline]}
      </main>
      {details && (
        <CoverageDialog
          sources={record.sources}
          summary={worker.summary}
          notGranted={missingInWords(session.missingScopes)}
          onRetry={record.retry}
          onReload={record.reload}
          onClose={() => setDetails(false)}
        />
      )}
    </div>
  );
}
