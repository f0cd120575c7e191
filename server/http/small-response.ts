const MOST_BYTES = 1024 * 1024;

/**
 * An answer of another server, read to its end, which is a mebibyte away at most: what an issuer publishes is some
 * kilobytes, and one that sends without end must not fill the memory that all share. Throws `TypeError`, as `fetch`.
 */
export async function smallResponse(response: Response): Promise<Response> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new TypeError('the answer is too long');
    chunks.push(chunk);
  }
  const { status, headers } = response;
  const body = status === 204 || status === 304 ? null : new Uint8Array(Buffer.concat(chunks));
  return new Response(body, { status, headers: { 'content-type': headers.get('content-type') ?? '' } });
}

/** `fetch` of what is small. */
export async function fetchSmall(url: string, init: RequestInit): Promise<Response> {
  return smallResponse(await fetch(url, init));
}
