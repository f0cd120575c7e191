import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DOCUMENTED_SCOPE, faultOf, KEY, SECRET } from './azure-rules.ts';

export interface FakeAzure {
  /** Of the resource: its v1 endpoint, and where Microsoft Entra ID gives tokens. */
  readonly baseUrl: string;
  readonly authority: string;
  /** Every body of a completion that was taken. */
  readonly taken: unknown[];
  /** What came to Microsoft Entra ID and to the metadata service. */
  readonly tokenRequests: string[];
  /** What the filter says of the next prompt or answer; nothing when not set. */
  filter: 'prompt' | 'answer' | null;
  close(): Promise<void>;
}

/**
 * What Microsoft documents of the v1 endpoint of Azure OpenAI in Foundry: it refuses what that refuses, and answers in
 * its form. Sources: the OpenAPI document of `Azure/azure-rest-api-specs` (`specification/ai/data-plane/OpenAI.v1`) and
 * Microsoft Learn, "Azure OpenAI in Microsoft Foundry Models v1 API", "Structured outputs", "Reasoning models",
 * "Content streaming", "Troubleshoot common HTTP errors". It is not Azure: nothing here was compared with the service.
 */
export async function startFakeAzure(): Promise<FakeAzure> {
  const tokens = new Set<string>([KEY]);
  const issue = () => {
    const token = `entra-${tokens.size}`;
    tokens.add(token);
    return { token_type: 'Bearer', expires_in: '3599', access_token: token };
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => answer(request, body, response));
  });
  const answer = (request: IncomingMessage, body: string, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://azure.invalid');
    if (url.pathname === '/tenant-1/oauth2/v2.0/token') {
      azure.tokenRequests.push(body);
      const form = new URLSearchParams(body);
      const isKnown = form.get('grant_type') === 'client_credentials' && form.get('client_secret') === SECRET;
      if (!isKnown) return refuse(response, 401, 'invalid_client');
      // Any other scope gives a token too, for another audience: the model refuses that one.
      const given = issue();
      if (form.get('scope') !== DOCUMENTED_SCOPE) tokens.delete(given.access_token);
      return json(response, 200, given);
    }
    if (url.pathname === '/metadata/identity/oauth2/token') {
      azure.tokenRequests.push(url.search);
      return request.headers['metadata'] === 'true'
        ? json(response, 200, issue())
        : refuse(response, 400, 'bad_request');
    }
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const key = request.headers['api-key'];
    if (!tokens.has(bearer ?? '') && key !== KEY) return refuse(response, 401, '401');
    if (url.pathname !== '/openai/v1/chat/completions' || request.method !== 'POST')
      return refuse(response, 404, '404');
    const version = url.searchParams.get('api-version') ?? 'v1';
    if (version !== 'v1' && version !== 'preview') return refuse(response, 400, 'BadRequest');
    const fault = faultOf(body);
    if (fault !== null) return refuse(response, fault === 'DeploymentNotFound' ? 404 : 400, fault);
    if (azure.filter === 'prompt') return refuse(response, 400, 'content_filter');
    azure.taken.push(JSON.parse(body));
    return stream(response, azure.filter === 'answer');
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const azure: FakeAzure = {
    baseUrl: `${origin}/openai/v1`,
    authority: origin,
    taken: [],
    tokenRequests: [],
    filter: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return azure;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, code: string): void {
  json(response, status, { error: { code, message: `refused: ${code}`, param: null, type: null } });
}

/** As "Content streaming" shows it: the first chunk has the filter's result and no choice, the last the usage. */
function stream(response: ServerResponse, isFiltered: boolean): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const head = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'gpt-5' };
  const send = (more: object) => response.write(`data: ${JSON.stringify({ ...head, ...more })}\n\n`);
  const safe = { hate: { filtered: false, severity: 'safe' } };
  send({
    object: '',
    choices: [],
    prompt_filter_results: [{ prompt_index: 0, content_filter_results: safe }],
  });
  const choice = (delta: object, finish_reason: string | null = null) =>
    send({ choices: [{ index: 0, delta, finish_reason, content_filter_results: {} }], usage: null });
  choice({ role: 'assistant', content: '', refusal: null });
  if (isFiltered) choice({}, 'content_filter');
  else {
    const text = JSON.stringify({
      diagnoses: [
        {
          name: 'Acute appendicitis',
          icd10: 'K35.80',
          likelihood: 'likely',
          for: [{ item: 'F1', quote: 'present' }],
          against: [],
        },
      ],
    });
    for (let at = 0; at < text.length; at += 23) choice({ content: text.slice(at, at + 23) });
    choice({}, 'stop');
    send({ choices: [], usage: { prompt_tokens: 500, completion_tokens: 500, total_tokens: 1_000 } });
  }
  response.end('data: [DONE]\n\n');
}
