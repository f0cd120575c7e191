import OpenAI, { APIConnectionError, APIError } from 'openai';
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { TokenSource } from './credentials.ts';
import type { HostedModelConfig } from './hosted-config.ts';
import { ANSWER_JSON_SCHEMA } from './model-answer.ts';
import { ModelFailure } from './model-failure.ts';
import type { Message } from './prompt.ts';

export interface Completion {
  readonly text: string;
  /** As the server counted them; null where it doesn't say. */
  readonly tokens: number | null;
}

/** One attempt. `onCharacters` is told how much has come. Throws `ModelFailure`. */
export type AskOnce = (
  messages: readonly Message[],
  signal: AbortSignal,
  onCharacters: (count: number) => void,
) => Promise<Completion>;

/** More than any answer of the agreed form needs. */
const MOST_CHARACTERS = 100_000;

/** A model behind Azure AI Foundry's v1 endpoint or any server with the same chat completions. */
export function modelClient(config: HostedModelConfig, token: TokenSource): AskOnce {
  return async (messages, signal, onCharacters) => {
    // Explicit, because the package would take what is missing from OPENAI_* of the environment.
    const client = new OpenAI({
      apiKey: await token(signal),
      baseURL: config.baseUrl,
      organization: null,
      project: null,
      webhookSecret: null,
      maxRetries: 0,
      logLevel: 'off',
      // The case goes to the configured server and to no other.
      fetchOptions: { redirect: 'error' },
    });
    try {
      return await readStream(client, requestOf(config, messages), signal, onCharacters);
    } catch (error) {
      throw failureOf(error, signal);
    }
  };
}

function requestOf(
  { kind, model, structured, maxOutputTokens }: HostedModelConfig,
  messages: readonly Message[],
): ChatCompletionCreateParamsStreaming {
  return {
    model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    stream: true,
    stream_options: { include_usage: true },
    response_format:
      structured === 'json-schema'
        ? {
            type: 'json_schema',
            json_schema: { name: 'differential', strict: true, schema: ANSWER_JSON_SCHEMA },
          }
        : { type: 'json_object' },
    // Reasoning models of Azure refuse max_tokens and a temperature; other servers may know only these.
    ...(kind === 'azure-ai-foundry'
      ? { max_completion_tokens: maxOutputTokens, store: false }
      : { max_tokens: maxOutputTokens, temperature: 0 }),
  };
}

async function readStream(
  client: OpenAI,
  request: ChatCompletionCreateParamsStreaming,
  signal: AbortSignal,
  onCharacters: (count: number) => void,
): Promise<Completion> {
  const stream = await client.chat.completions.create(request, { signal });
  let text = '';
  let tokens: number | null = null;
  let finish: string | null = null;
  for await (const chunk of stream) {
    tokens = chunk.usage?.total_tokens ?? tokens;
    const [choice] = chunk.choices ?? [];
    if (choice === undefined) continue;
    if (choice.delta?.refusal) throw new ModelFailure('refused');
    finish = choice.finish_reason ?? finish;
    const piece = choice.delta?.content ?? '';
    text += piece;
    if (text.length > MOST_CHARACTERS) throw new ModelFailure('unusable-answer');
    if (piece !== '') onCharacters(text.length);
  }
  // An aborted stream ends quietly, and so does one whose server went away.
  if (signal.aborted) throw signal.reason;
  if (finish === 'content_filter') throw new ModelFailure('refused');
  if (finish === 'length') throw new ModelFailure('unusable-answer');
  if (finish === null) throw new ModelFailure('unreachable', { passing: true });
  return { text, tokens };
}

function failureOf(error: unknown, signal: AbortSignal): unknown {
  if (error instanceof ModelFailure) return error;
  if (signal.aborted) return signal.reason;
  if (error instanceof APIConnectionError) return new ModelFailure('unreachable', { passing: true });
  if (error instanceof APIError) {
    const { status } = error as { status: number | undefined };
    if (status === 429) return new ModelFailure('busy', { passing: true, retryAfterMs: retryAfter(error) });
    if (status === 401 || status === 403) return new ModelFailure('credentials');
    if (status === undefined || status >= 500 || status === 408)
      return new ModelFailure('unreachable', { passing: true, retryAfterMs: retryAfter(error) });
    return new ModelFailure('refused');
  }
  // The stream held something that isn't JSON.
  if (error instanceof SyntaxError) return new ModelFailure('unusable-answer');
  return new ModelFailure('unreachable', { passing: true });
}

/** `retry-after-ms`, or `Retry-After` in seconds; a date isn't worth reading for waits of seconds. */
function retryAfter({ headers }: { headers: Headers | undefined }): number | null {
  const ms = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (ms >= 0) return ms;
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return seconds >= 0 ? seconds * 1_000 : null;
}
