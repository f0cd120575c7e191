import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Assessment } from '../../clinical/assessment/assessment.ts';
import type { ComputedRecord } from '../../contracts/describe-assessment.ts';
import type { Finding } from '../../clinical/findings/finding.ts';
import type { LanesToCome } from '../timeline/timeline-props.ts';
import type { TimelineModel } from '../timeline/model/timeline-model.ts';
import { keyOfAnswers } from './prepared-answers.ts';
import type { RecordGaps } from './record-gaps.ts';
import { type SentAssessment, unpackAssessment } from './sent-assessment.ts';
import { knowledgeAddresses, takeChartWorker } from './warm-worker.ts';
import type {
  AssessedAt,
  ChartSummary,
  FromWorker,
  RecordOf,
  SentPart,
  SecondOpinionInput,
  ToWorker,
  Vocabulary,
} from './worker-messages.ts';

export interface AssessmentState {
  readonly status: 'none' | 'running' | 'done' | 'failed';
  readonly assessment: Assessment | null;
  readonly opinionInput: SecondOpinionInput | null;
  /** How many resources had been read when it was asked for. */
  readonly items: number | null;
  /** Names this assessment in decisions and impressions. */
  readonly assessmentId: string | null;
  readonly elapsedMs: number | null;
  readonly error: string | null;
  /** ISO 8601. */
  readonly assessedAt: string | null;
  /** Of the record, when it was asked for. */
  readonly gaps: RecordGaps | null;
  /** What is stored of it; comes after the assessment itself. */
  readonly computed: ComputedRecord | null;
  /** Of the list of inputs, all that came with the assessments of this reading. */
  readonly parts: readonly SentPart[];
}

export interface ChartWorker {
  readonly timeline: TimelineModel | null;
  readonly summary: ChartSummary | null;
  /** How many resources had been read when the timeline was laid out. */
  readonly painted: number;
  /** As it was when that was asked for. */
  readonly toCome: LanesToCome;
  readonly vocabulary: Vocabulary;
  readonly state: AssessmentState;
  /** Forgets what was read: a new reading of the same record begins. */
  reset(): void;
  add(resources: readonly unknown[]): void;
  paint(items: number, toCome: LanesToCome): void;
  assess(entered: readonly Finding[], items: number): void;
}

const NO_WORDS: Vocabulary = { choices: [], citations: new Map() };

const NOTHING: AssessmentState = {
  status: 'none',
  assessment: null,
  opinionInput: null,
  items: null,
  assessmentId: null,
  elapsedMs: null,
  error: null,
  assessedAt: null,
  gaps: null,
  computed: null,
  parts: [],
};

/**
 * One worker per launch: it dies with the launch, and no answer of an older one is ever shown. `gaps`: what of the record
 * is not read at the moment.
 */
export function useChartWorker(
  of: RecordOf,
  at: AssessedAt['kind'],
  launchId: string,
  gaps: () => RecordGaps,
): ChartWorker {
  const worker = useRef<Worker | null>(null);
  const run = useRef(0);
  /** Counts the readings of the record: no answer to an earlier one is ever shown. */
  const generation = useRef(0);
  /** How many parts of the record were handed on in this reading. */
  const added = useRef(0);
  /** What was assessed ahead of record and answers as they are. */
  const prepared = useRef(new Map<string, Prepared>());
  const [timeline, setTimeline] = useState<TimelineModel | null>(null);
  const [summary, setSummary] = useState<ChartSummary | null>(null);
  const [painted, setPainted] = useState(0);
  const [toCome, setToCome] = useState<LanesToCome>({});
  const [vocabulary, setVocabulary] = useState<Vocabulary>(NO_WORDS);
  const [state, setState] = useState<AssessmentState>(NOTHING);

  useEffect(() => {
    const started = takeChartWorker();
    worker.current = started;
    started.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (worker.current !== started || data.generation !== generation.current) return;
      switch (data.type) {
        case 'ready':
          return setVocabulary({ choices: data.choices, citations: data.citations });
        case 'painted':
          setTimeline(data.timeline);
          setPainted(data.items);
          setToCome(data.toCome);
          return setSummary(data.summary);
        case 'assessed':
          if (data.run === run.current)
            setState((s) => ({
              ...s,
              ...(data.sent ? done(data.sent, data.elapsedMs) : {}),
              opinionInput: data.opinionInput,
            }));
          return;
        case 'prepared':
          if (data.added === added.current) prepared.current.set(data.key, data);
          return;
        case 'recorded':
          setState((s) => ({
            ...s,
            parts: [...s.parts, ...data.parts],
            computed: data.run === run.current ? data.computed : s.computed,
          }));
          return;
        case 'failed':
          setState((s) => ({ ...s, status: 'failed', error: data.message }));
      }
    };
    started.onerror = () =>
      setState((s) => ({ ...s, status: 'failed', error: 'The model stopped unexpectedly.' }));
    open(started, generation.current, of, at);
    const aheadOfAnswers = prepared.current;
    return () => {
      started.terminate();
      worker.current = null;
      generation.current += 1;
      added.current = 0;
      aheadOfAnswers.clear();
      setTimeline(null);
      setSummary(null);
      setPainted(0);
      setState(NOTHING);
    };
  }, [of, at, launchId]);

  const reset = useCallback(() => {
    generation.current += 1;
    added.current = 0;
    prepared.current.clear();
    setTimeline(null);
    setSummary(null);
    setPainted(0);
    setState(NOTHING);
    open(worker.current, generation.current, of, at);
  }, [of, at]);
  const add = useCallback((resources: readonly unknown[]) => {
    added.current += 1;
    prepared.current.clear();
    send(worker.current, { type: 'add', generation: generation.current, resources });
  }, []);
  const paint = useCallback(
    (items: number, coming: LanesToCome) =>
      send(worker.current, { type: 'paint', generation: generation.current, items, toCome: coming }),
    [],
  );
  const assess = useCallback(
    (entered: readonly Finding[], items: number) => {
      run.current += 1;
      const ahead = prepared.current.get(keyOfAnswers(entered));
      prepared.current.clear();
      const shown = ahead
        ? { ...done(ahead.sent, ahead.elapsedMs), opinionInput: null }
        : { status: 'running' as const, error: null, computed: null };
      setState((s) => ({ ...s, ...shown, items, gaps: gaps() }));
      send(worker.current, {
        type: 'assess',
        generation: generation.current,
        run: run.current,
        entered,
        isShown: ahead !== undefined,
      });
    },
    [gaps],
  );
  return useMemo(
    () => ({ timeline, summary, painted, toCome, vocabulary, state, reset, add, paint, assess }),
    [timeline, summary, painted, toCome, vocabulary, state, reset, add, paint, assess],
  );
}

type Prepared = Extract<FromWorker, { type: 'prepared' }>;

function done(sent: SentAssessment, elapsedMs: number) {
  return {
    status: 'done' as const,
    assessment: unpackAssessment(sent),
    assessmentId: crypto.randomUUID(),
    elapsedMs,
    error: null,
    assessedAt: new Date().toISOString(),
    computed: null,
  };
}

function send(worker: Worker | null, message: ToWorker): void {
  worker?.postMessage(message);
}

function open(worker: Worker | null, generation: number, of: RecordOf, at: AssessedAt['kind']): void {
  send(worker, {
    type: 'open',
    generation,
    of,
    at: { kind: at, now: Date.now() },
    knowledge: knowledgeAddresses(),
  });
}
