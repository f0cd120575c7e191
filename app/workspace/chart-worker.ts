import type { Assessment } from '../../clinical/assessment/assessment.ts';
import { extractPdf } from '../../clinical/chart/extract-pdf.ts';
import { withPdfText } from '../../clinical/chart/pdf-attachments.ts';
import { createInputList, subtleDigest } from '../../contracts/assessment-inputs.ts';
import { prepareReader } from '../../clinical/findings/prepare-reader.ts';
import type { Knowledge } from '../../clinical/knowledge/knowledge.ts';
import { unpackKnowledge } from '../../clinical/knowledge/packed.ts';
import { transferablesOf } from '../timeline/model/timeline-model.ts';
import { createChartEngine, type ChartEngine } from './chart-engine.ts';
import { gzipInBase64 } from './gzip.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

interface WorkerScope {
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

const scope = self as unknown as WorkerScope;

let knowledge: Promise<Knowledge> | null = null;
let engine: ChartEngine | null = null;
let generation = -1;
const digest = subtleDigest(crypto.subtle, (text) => new TextEncoder().encode(text));
let inputs = createInputList(digest);
/** Hashes of parts of the list that the page has. */
let handedOn = new Set<string>();
/** Messages are handled one after the other: the knowledge base must be there before the first page is read. */
let queue: Promise<void> = Promise.resolve();

scope.onmessage = ({ data }) => {
  queue = queue
    .then(() => handle(data))
    .then(() => prepareWhenIdle())
    .catch((error: unknown) => {
      scope.postMessage({
        type: 'failed',
        generation: data.generation,
        during: data.type,
        message: messageOf(error),
      });
    });
};

async function handle(message: ToWorker): Promise<void> {
  if (message.type === 'warm') return warm(message.knowledgeUrl);
  if (message.type === 'open') {
    generation = message.generation;
    knowledge ??= loadKnowledge(message.knowledgeUrl);
    const loaded = await knowledge.catch((error: unknown) => {
      // Asked for anew at the next try: a promise that failed once fails for ever.
      knowledge = null;
      throw error;
    });
    engine = createChartEngine(loaded, message.of, message.at);
    inputs = createInputList(digest);
    handedOn = new Set();
    const choices = loaded.findings.map(({ id, name, kind }) => ({ id, name, kind }));
    scope.postMessage({ type: 'ready', generation, choices });
    return;
  }
  if (message.generation !== generation || !engine) return;
  switch (message.type) {
    case 'add':
      if (isSecureContext) inputs.add(message.resources);
      engine.add(await withPdfText(message.resources, extractPdf));
      return;
    case 'paint': {
      const { timeline, summary } = engine.paint();
      const { items } = message;
      scope.postMessage({ type: 'painted', generation, items, timeline, summary }, transferablesOf(timeline));
      return;
    }
    case 'assess': {
      const started = performance.now();
      const assessment = engine.assess(message.entered);
      scope.postMessage({
        type: 'assessed',
        generation,
        run: message.run,
        assessment,
        opinionInput: engine.opinionInput(assessment),
        elapsedMs: performance.now() - started,
      });
      await tellRecord(engine, assessment, message);
    }
  }
}

/** After the list is on its way to the screen: for the store, nobody waits for it. */
async function tellRecord(
  of: ChartEngine,
  assessment: Assessment,
  { generation: asked, run, entered }: Extract<ToWorker, { type: 'assess' }>,
): Promise<void> {
  // Without it there is no `crypto.subtle`. Only a server in development is reached so.
  if (!isSecureContext) return;
  const parts = await inputs.parts();
  const computed = await of.record(assessment, entered, parts, digest);
  const fresh = parts.filter(({ hash }) => !handedOn.has(hash));
  const sent = await Promise.all(
    fresh.map(async ({ hash, text }) => ({ hash, gzip: await gzipInBase64(text) })),
  );
  for (const { hash } of fresh) handedOn.add(hash);
  scope.postMessage({ type: 'recorded', generation: asked, run, computed, parts: sent });
}

async function warm(url: string): Promise<void> {
  try {
    knowledge ??= loadKnowledge(url);
    prepareWhenIdle(await knowledge);
  } catch {
    knowledge = null;
  }
}

/** Quiet for this long: the record is still on its way. */
const IDLE_MS = 120;
let idle: ReturnType<typeof setTimeout> | undefined;
let waiting: Knowledge | null = null;

/** The indexes of the reasoning take long to build: not while the timeline waits for its first picture. */
function prepareWhenIdle(loaded: Knowledge | null = waiting): void {
  clearTimeout(idle);
  waiting = loaded;
  if (!loaded) return;
  idle = setTimeout(() => {
    waiting = null;
    prepareReader(loaded);
  }, IDLE_MS);
}

async function loadKnowledge(url: string): Promise<Knowledge> {
  const response = await fetch(url).catch(() => {
    throw new Error('The knowledge base could not be loaded: the Chartside server does not answer.');
  });
  if (!response.ok) {
    knowledge = null;
    throw new Error(`The knowledge base could not be loaded (${response.status}).`);
  }
  return unpackKnowledge(await response.json());
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}
