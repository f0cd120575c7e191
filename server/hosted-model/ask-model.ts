import type { HostedProgress } from '../../contracts/hosted-model.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { HostedModelConfig } from './hosted-config.ts';
import { type ModelAnswer, parseModelAnswer } from './model-answer.ts';
import type { AskOnce } from './model-client.ts';
import { ModelFailure } from './model-failure.ts';
import type { Message } from './prompt.ts';

export interface Asked {
  readonly answer: ModelAnswer;
  readonly text: string;
  readonly tokens: number | null;
  readonly attempts: number;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;

/**
 * Asks until there is an answer of the agreed form, the failure isn't a passing one, or the time is over.
 * Throws `ModelFailure`, or the reason of `gone` when the person went away.
 */
export async function askModel(
  ask: AskOnce,
  messages: readonly Message[],
  { timeoutSeconds, retries }: HostedModelConfig,
  breaker: CircuitBreaker,
  gone: AbortSignal,
  onProgress: (progress: Omit<HostedProgress, 'state'>) => void,
): Promise<Asked> {
  if (!breaker.admit()) throw new ModelFailure('paused');
  const deadline = Date.now() + timeoutSeconds * 1_000;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new ModelFailure('timeout')), timeoutSeconds * 1_000);
  const signal = AbortSignal.any([gone, late.signal]);
  try {
    for (let attempt = 1; ; attempt += 1) {
      onProgress({ phase: attempt === 1 ? 'asking' : 'retrying', attempt, characters: 0 });
      try {
        const told = (characters: number) => onProgress({ phase: 'receiving', attempt, characters });
        const { text, tokens } = await ask(messages, signal, told);
        const answer = parseModelAnswer(text);
        if (answer === null) throw new ModelFailure('unusable-answer');
        breaker.succeeded();
        return { answer, text, tokens, attempts: attempt };
      } catch (error) {
        if (!(error instanceof ModelFailure) || !error.passing || attempt > retries) throw error;
        const wait = error.retryAfterMs ?? backoff(attempt);
        if (Date.now() + wait >= deadline) throw error;
        await pause(wait, signal);
      }
    }
  } catch (error) {
    if (gone.aborted) breaker.released();
    else breaker.failed();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Doubles, with up to half of it taken off at random so that instances don't return together. */
function backoff(attempt: number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
  return full * (1 - Math.random() / 2);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
