import analytesUrl from '../../clinical/knowledge/compiled/analytes.json?url';
import reasoningUrl from '../../clinical/knowledge/compiled/reasoning.json.zst?url';
import type { KnowledgeAddresses, ToWorker } from './worker-messages.ts';

/** Where the worker finds the knowledge base. */
export function knowledgeAddresses(): KnowledgeAddresses {
  const absolute = (url: string) => new URL(url, location.href).href;
  return { analytes: absolute(analytesUrl), reasoning: absolute(reasoningUrl) };
}

let warmed: Worker | null = null;

/**
 * Starts the model while the authorization is still on its way: it loads and indexes the knowledge base, and knows of
 * no patient. The first launch of the page takes it; any later one has a worker of its own.
 */
export function warmChartWorker(): void {
  if (warmed) return;
  warmed = startWorker();
  const message: ToWorker = { type: 'warm', generation: -1, knowledge: knowledgeAddresses() };
  warmed.postMessage(message);
}

export function takeChartWorker(): Worker {
  const taken = warmed ?? startWorker();
  warmed = null;
  return taken;
}

function startWorker(): Worker {
  return new Worker(new URL('./chart-worker.ts', import.meta.url), { type: 'module' });
}
