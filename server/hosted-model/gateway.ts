import type { DecidingUser } from '../../contracts/decision.ts';
import type { HostedEvent, HostedRequest, UnavailableReason } from '../../contracts/hosted-model.ts';
import type { ServerContext } from '../context.ts';
import { recordAudit } from '../store/audit.ts';
import { hashOf } from '../store/canonical-json.ts';
import { askModel, type Asked } from './ask-model.ts';
import { reservedTokens, spendBudget } from './budget.ts';
import { type CaseItem, caseItems } from './case-items.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { tokenSource } from './credentials.ts';
import { deidentifyNotes } from './deidentify-note.ts';
import { type Grounded, groundAnswer } from './ground-answer.ts';
import type { HostedModelConfig } from './hosted-config.ts';
import { modelClient } from './model-client.ts';
import { FAILURE_WORDS, ModelFailure } from './model-failure.ts';
import { type CleanNote, type Message, PROMPT_VERSION, promptFor } from './prompt.ts';
import { loadVocabulary, type Vocabulary } from './vocabulary.ts';

/** Everything about a request that is settled before anything is sent. */
export interface Prepared {
  readonly request: HostedRequest;
  readonly items: readonly CaseItem[];
  readonly notes: readonly CleanNote[];
  readonly withheld: number;
  readonly messages: readonly Message[];
}

interface Caller {
  readonly user: DecidingUser;
  readonly requestId: string;
  /** Aborts when the person no longer waits. */
  readonly gone: AbortSignal;
  readonly onEvent: (event: HostedEvent) => void;
}

export interface HostedGateway {
  /** Throws `ApiFailure` (400). */
  prepare(request: HostedRequest): Prepared;
  /** Sends, checks, and answers with the last event. Rejects only when the person went away or the store fails. */
  ask(prepared: Prepared, caller: Caller): Promise<HostedEvent>;
}

/** Throws `ConfigurationError` when the environment lacks the model's secret. */
export function hostedGateway(
  config: HostedModelConfig,
  context: ServerContext,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): HostedGateway {
  const now = () => context.now().getTime();
  const ask = modelClient(config, tokenSource(config.auth, environment, now));
  const breaker = new CircuitBreaker(config.breaker, now);
  let loaded: Vocabulary | null = null;
  const vocabulary = () => (loaded ??= loadVocabulary());

  return {
    prepare: (request) => {
      const items = caseItems(request.case, vocabulary());
      const { notes, withheld } =
        config.freeText && request.notes !== null
          ? deidentifyNotes(request.notes, vocabulary())
          : { notes: [], withheld: request.notes?.texts.length ?? 0 };
      return { request, items, notes, withheld, messages: promptFor(request.case, items, notes) };
    },

    ask: async (prepared, { user, requestId, gone, onEvent }) => {
      const started = performance.now();
      const reserved = reservedTokens(prepared.messages, config.maxOutputTokens);
      const entry = { tenant: user.iss, actor: user };
      const end = (details: Record<string, unknown>) =>
        recordAudit(context.store.db, {
          ...entry,
          at: context.now(),
          action: 'hosted-model.ended',
          details: { request: requestId, latencyMs: Math.round(performance.now() - started), ...details },
        });
      let asked: Asked;
      let sent = false;
      try {
        const details = askedDetails(config, context, prepared, vocabulary(), { requestId, user, reserved });
        await spendBudget(context.store.db, config, { ...entry, at: context.now(), details });
        sent = true;
        asked = await askModel(ask, prepared.messages, config, breaker, gone, (progress) =>
          onEvent({ state: 'progress', ...progress }),
        );
      } catch (error) {
        const reason = gone.aborted ? 'left' : error instanceof ModelFailure ? error.reason : null;
        // Of what failed before an answer nothing is known to have been used, but it may have been: it stays reserved.
        context.metrics.hostedModel(reason ?? 'fault');
        if (sent) await end({ outcome: reason ?? 'fault', tokens: 0 });
        if (reason === null || reason === 'left') throw error;
        context.log({ level: 'warn', event: 'hosted-model-unavailable', requestId, reason });
        return unavailable(reason);
      }
      onEvent({
        state: 'progress',
        phase: 'checking',
        attempt: asked.attempts,
        characters: asked.text.length,
      });
      const grounded = groundAnswer(asked.answer, prepared.request.case, prepared.items, vocabulary());
      context.metrics.hostedModel('answered');
      await end(endedDetails(asked, grounded, reserved));
      return answered(config, prepared, grounded);
    },
  };
}

/** Pseudonyms, counts and digests: what was sent can be proved, not read. */
function askedDetails(
  config: HostedModelConfig,
  { store }: ServerContext,
  { request, items, notes, withheld, messages }: Prepared,
  { hash }: Vocabulary,
  { requestId, user, reserved }: { requestId: string; user: DecidingUser; reserved: number },
): Record<string, unknown> {
  return {
    request: requestId,
    assessment: request.assessmentId,
    patient: store.keys.pseudonym('patient', user.iss, request.patientId),
    model: config.model,
    prompt: PROMPT_VERSION,
    knowledge: hash,
    sent: hashOf(messages),
    items: items.length,
    notes: notes.length,
    withheldNotes: withheld,
    tokens: reserved,
  };
}

function endedDetails(
  { text, tokens, attempts }: Asked,
  { entries, drops }: Grounded,
  reserved: number,
): Record<string, unknown> {
  return {
    outcome: 'answered',
    attempts,
    received: hashOf(text),
    shown: entries.map((entry) => entry.conditionId),
    drops: Object.fromEntries(drops.map(({ kind, count }) => [kind, count])),
    tokens: tokens === null ? 0 : tokens - reserved,
  };
}

function answered(
  { label }: HostedModelConfig,
  { notes, withheld }: Prepared,
  { entries, drops }: Grounded,
): HostedEvent {
  return {
    state: 'answered',
    label,
    entries: [...entries],
    drops: [...drops],
    notes: { sent: notes.length, withheld },
  };
}

function unavailable(reason: UnavailableReason): HostedEvent {
  return { state: 'unavailable', reason, ...FAILURE_WORDS[reason] };
}
