import { isSafeEndpoint } from './issuer.ts';

/**
 * A `fetch` whose answer for one address is asked for at once and given to the first who asks for it. Any failure of
 * the early request is that caller's to see. Nothing is asked ahead of an address that isn't safe.
 */
export function answerAhead(fetcher: typeof fetch, address: string | null): typeof fetch {
  if (address === null || !isSafeEndpoint(address)) return fetcher;
  let ahead: Promise<Response> | null = fetcher(address, {
    headers: { Accept: 'application/json' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  ahead.catch(() => {});
  return (input, init) => {
    if (ahead === null || input !== address) return fetcher(input, init);
    const answer = ahead;
    ahead = null;
    return answer;
  };
}
