import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StubRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects are sent as JSON. */
  readonly body?: unknown;
  /** Never answers. */
  readonly hang?: true;
  /** Sends half of the body and breaks the connection. */
  readonly truncate?: true;
  /** Closes the connection without an answer. */
  readonly drop?: true;
}

export type StubHandler = (request: StubRequest) => StubAnswer | Promise<StubAnswer>;

export interface HttpStub {
  readonly url: string;
  readonly requests: StubRequest[];
  handler: StubHandler;
  close(): Promise<void>;
}

/** A real HTTP server on a free port whose behaviour a test writes, good or bad. */
export async function startStub(handler: StubHandler = () => ({ status: 404 })): Promise<HttpStub> {
  const requests: StubRequest[] = [];
  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  const stub: HttpStub = {
    url: '',
    requests,
    handler,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(incoming.url ?? '/', stub.url);
    const request: StubRequest = {
      method: incoming.method ?? 'GET',
      path: pathname,
      query: searchParams,
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    requests.push(request);
    const answer = await stub.handler(request);
    if (answer.hang) return;
    if (answer.drop) return void incoming.socket.destroy();
    const isText = typeof answer.body === 'string' || answer.body === undefined;
    const body = isText ? ((answer.body as string | undefined) ?? '') : JSON.stringify(answer.body);
    const type = isText ? 'text/plain' : 'application/json';
    outgoing.writeHead(answer.status ?? 200, {
      'content-type': type,
      ...(answer.truncate ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
      ...answer.headers,
    });
    if (!answer.truncate) return void outgoing.end(body);
    outgoing.write(body.slice(0, body.length / 2), () => incoming.socket.destroy());
  }

  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return Object.assign(stub, { url: `http://localhost:${(server.address() as AddressInfo).port}` });
}
