import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { ModelAnswer } from '../model-answer.ts';

/** What the fake does with one request. */
export type Behaviour =
  | { readonly kind: 'answer'; readonly answer: ModelAnswer | ((prompt: string) => ModelAnswer) }
  /** Any text as the model's whole answer. */
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter?: string;
      readonly location?: string;
    }
  /** Never answers until it is given up. */
  | { readonly kind: 'silence' }
  /** Begins to answer, then says nothing more. */
  | { readonly kind: 'stall'; readonly text: string }
  /** Begins to answer, then the connection breaks. */
  | { readonly kind: 'disconnect'; readonly text: string }
  /** Ends the stream in good order before the answer is whole. */
  | { readonly kind: 'partial'; readonly text: string; readonly finish?: string | null }
  /** Not a stream of JSON at all. */
  | { readonly kind: 'garbage' }
  | { readonly kind: 'refusal' };

export interface FakeRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** True when the client hung up before the answer's end. */
  readonly abandoned: boolean;
}

export interface FakeModel {
  readonly baseUrl: string;
  readonly requests: FakeRequest[];
  /** For the following requests, one each; the last stays. */
  next(...behaviours: readonly Behaviour[]): void;
  close(): Promise<void>;
}

/** A deterministic server with the chat completions of OpenAI, over real HTTP. Port 0: any free one. */
export async function startFakeModel(port = 0): Promise<FakeModel> {
  const requests: { -readonly [K in keyof FakeRequest]: FakeRequest[K] }[] = [];
  let queue: Behaviour[] = [{ kind: 'answer', answer: { diagnoses: [] } }];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const seen = { path: request.url ?? '', headers: request.headers, body, abandoned: false };
      requests.push(seen);
      response.on('close', () => (seen.abandoned = !response.writableEnded));
      const behaviour = queue.length > 1 ? queue.shift()! : queue[0]!;
      void behave(behaviour, body, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    next: (...behaviours) => void (queue = [...behaviours]),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** All that the messages of a request say. */
export function promptOf(body: string): string {
  const { messages } = JSON.parse(body) as { messages: { content: string }[] };
  return messages.map(({ content }) => content).join('\n');
}

async function behave(behaviour: Behaviour, body: string, response: ServerResponse): Promise<void> {
  switch (behaviour.kind) {
    case 'answer': {
      const { answer } = behaviour;
      const given = typeof answer === 'function' ? answer(promptOf(body)) : answer;
      return stream(response, JSON.stringify(given), 'stop');
    }
    case 'text':
      return stream(response, behaviour.text, 'stop');
    case 'partial':
      return stream(response, behaviour.text, behaviour.finish ?? null);
    case 'refusal':
      begin(response);
      send(response, { delta: { refusal: 'I cannot help with that.' }, finish_reason: null });
      return finish(response);
    case 'status':
      response.writeHead(behaviour.status, {
        'content-type': 'application/json',
        ...(behaviour.location === undefined ? {} : { location: behaviour.location }),
        ...(behaviour.retryAfter === undefined ? {} : { 'retry-after': behaviour.retryAfter }),
      });
      response.end(JSON.stringify({ error: { message: `status ${behaviour.status}`, code: 'fake' } }));
      return;
    case 'silence':
      return;
    case 'stall':
      begin(response);
      return send(response, { delta: { content: behaviour.text }, finish_reason: null });
    case 'disconnect':
      begin(response);
      send(response, { delta: { content: behaviour.text }, finish_reason: null });
      await wait(20);
      response.destroy();
      return;
    case 'garbage':
      begin(response);
      response.write('data: {"choices": [ this is no JSON\n\n');
      return finish(response);
  }
}

function stream(response: ServerResponse, text: string, finishReason: string | null): void {
  begin(response);
  // In pieces that split words, as models do.
  for (let at = 0; at < text.length; at += 17)
    send(response, { delta: { content: text.slice(at, at + 17) }, finish_reason: null });
  if (finishReason !== null) {
    send(response, { delta: {}, finish_reason: finishReason });
    response.write(`data: ${JSON.stringify({ ...chunk, choices: [], usage: { total_tokens: 1234 } })}\n\n`);
  }
  finish(response);
}

const chunk = { id: 'fake', object: 'chat.completion.chunk', created: 0, model: 'fake' };

function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
}

function send(response: ServerResponse, choice: object): void {
  response.write(`data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, ...choice }] })}\n\n`);
}

function finish(response: ServerResponse): void {
  response.end('data: [DONE]\n\n');
}
