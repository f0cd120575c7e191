import type { Assessment } from '../../clinical/assessment/assessment.ts';
import type { Finding } from '../../clinical/findings/finding.ts';
import type { InSteps } from '../../clinical/findings/in-steps.ts';
import { preparingReader } from '../../clinical/findings/prepare-reader.ts';
import { extractPdf } from '../../clinical/chart/extract-pdf.ts';
import { withPdfText } from '../../clinical/chart/pdf-attachments.ts';
import type { Knowledge } from '../../clinical/knowledge/knowledge.ts';
import { createInputList, subtleDigest } from '../../contracts/assessment-inputs.ts';
import { transferablesOf } from '../timeline/model/timeline-model.ts';
import { createChartEngine, type ChartEngine } from './chart-engine.ts';
import { gzipInBase64 } from './gzip.ts';
import { createKnowledgeParts } from './knowledge-parts.ts';
import { createPreparedAnswers, type Assessed } from './prepared-answers.ts';
import { quietWork } from './quiet-work.ts';
import { packAssessment } from './sent-assessment.ts';
import type { FromWorker, KnowledgeAddresses, ToWorker } from './worker-messages.ts';

interface WorkerScope {
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

const scope = self as unknown as WorkerScope;

const parts = createKnowledgeParts();
let addresses: KnowledgeAddresses | null = null;
/** The whole of the knowledge base, once it is there. */
let reasoning: Knowledge | null = null;
let engine: ChartEngine | null = null;
let generation = -1;
const digest = subtleDigest(crypto.subtle, (text) => new TextEncoder().encode(text));
let inputs = createInputList(digest);
/** Messages of the record since it was opened. */
let added = 0;
const answers = createPreparedAnswers();
/** What is left to do when nothing is asked: the reader's indexes first, then the notes that have come. */
const left = { indexes: true, notes: false };
/** Of the record that is open: another one's are not read to their end. */
let isReadingNotes = false;
const quiet = quietWork(nextJob);
/** Hashes of parts of the list that the page has. */
let handedOn = new Set<string>();
/** Messages are handled one after the other: no page is read before what a chart is read with is there. */
let queue: Promise<void> = Promise.resolve();

scope.onmessage = ({ data }) => {
  queue = queue
    .then(() => handle(data))
    .catch((error: unknown) => fail(data, error))
    .then(() => quiet.whenQuiet());
};

async function handle(message: ToWorker): Promise<void> {
  if (message.type === 'warm') {
    // A failure shows at `open`, which asks anew.
    void wholeKnowledge(message.knowledge).catch(() => undefined);
    return;
  }
  if (message.type === 'open') return open(message);
  if (message.generation !== generation || !engine) return;
  switch (message.type) {
    case 'add':
      answers.forget();
      added += 1;
      if (isSecureContext) inputs.add(message.resources);
      engine.add(await withPdfText(message.resources, extractPdf));
      return;
    case 'paint': {
      const { timeline, summary } = engine.paint();
      const { items, toCome } = message;
      const painted = { type: 'painted', generation, items, toCome, timeline, summary } as const;
      scope.postMessage(painted, transferablesOf(timeline));
      left.notes = true;
      return;
    }
    case 'assess':
      return assess(engine, message);
  }
}

/** The record is read as soon as its part of the knowledge base is there; the reasoning may come later. */
async function open(message: Extract<ToWorker, { type: 'open' }>): Promise<void> {
  generation = message.generation;
  addresses = message.knowledge;
  engine = null;
  answers.forget();
  if (isReadingNotes) quiet.drop();
  left.notes = false;
  added = 0;
  inputs = createInputList(digest);
  handedOn = new Set();
  engine = createChartEngine(await parts.forChart(addresses), message.of, message.at);
  void wholeKnowledge(addresses)
    .then((knowledge) => tellChoices(knowledge, message.generation))
    .catch((error: unknown) => fail(message, error));
}

async function assess(of: ChartEngine, message: Extract<ToWorker, { type: 'assess' }>): Promise<void> {
  const knowledge = await wholeKnowledge(addresses!);
  tellChoices(knowledge, message.generation);
  quiet.finish();
  const now = (entered: readonly Finding[]) => assessed(of, knowledge, entered);
  const found = answers.take(message.entered) ?? now(message.entered);
  const { assessment, opinionInput, elapsedMs } = found;
  scope.postMessage({
    type: 'assessed',
    generation: message.generation,
    run: message.run,
    sent: message.isShown ? null : packAssessment(assessment),
    opinionInput,
    elapsedMs,
  });
  await tellRecord(of, assessment, message);
  answers.prepare(found, message.entered, now, tellPrepared);
}

function tellPrepared(key: string, { assessment, elapsedMs }: Assessed): void {
  const sent = packAssessment(assessment);
  scope.postMessage({ type: 'prepared', generation, added, key, sent, elapsedMs });
}

function assessed(of: ChartEngine, knowledge: Knowledge, entered: readonly Finding[]): Assessed {
  const started = performance.now();
  const assessment = of.assess(knowledge, entered);
  const opinionInput = of.opinionInput(assessment);
  return { assessment, opinionInput, elapsedMs: performance.now() - started };
}

/** After the list is on its way to the screen: for the store, nobody waits for it. */
async function tellRecord(
  of: ChartEngine,
  assessment: Assessment,
  { generation: asked, run, entered }: Extract<ToWorker, { type: 'assess' }>,
): Promise<void> {
  // Without it there is no `crypto.subtle`. Only a server in development is reached so.
  if (!isSecureContext) return;
  const listed = await inputs.parts();
  const computed = await of.record(assessment, entered, listed, digest);
  const fresh = listed.filter(({ hash }) => !handedOn.has(hash));
  const sent = await Promise.all(
    fresh.map(async ({ hash, text }) => ({ hash, gzip: await gzipInBase64(text) })),
  );
  for (const { hash } of fresh) handedOn.add(hash);
  scope.postMessage({ type: 'recorded', generation: asked, run, computed, parts: sent });
}

let told = -1;

function tellChoices({ findings, sources }: Knowledge, to: number): void {
  if (told === to) return;
  told = to;
  const choices = findings.map(({ id, name, kind }) => ({ id, name, kind }));
  const citations = new Map(sources.map(({ id, citation }) => [id, citation]));
  scope.postMessage({ type: 'ready', generation: to, choices, citations });
}

async function wholeKnowledge(at: KnowledgeAddresses): Promise<Knowledge> {
  const knowledge = await parts.whole(at);
  if (reasoning !== knowledge) {
    reasoning = knowledge;
    quiet.whenQuiet();
  }
  return knowledge;
}

function nextJob(): InSteps<unknown> | null {
  if (!reasoning) return null;
  if (left.indexes) {
    left.indexes = false;
    return preparingReader(reasoning);
  }
  if (!left.notes) return null;
  left.notes = false;
  isReadingNotes = true;
  return engine && engine.readAhead(reasoning);
}

function fail({ generation: of, type }: ToWorker, error: unknown): void {
  scope.postMessage({ type: 'failed', generation: of, during: type, message: messageOf(error) });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}
