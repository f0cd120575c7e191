/** Asks once for each token whether the server still takes it, however many requests want to know. */
export interface TokenProbe {
  ask(token: string | null): Promise<'alive' | 'dead' | 'unknown'>;
}

const KEPT_MS = 5_000;

/** `status`: the HTTP status of a plain read with this token, `null` when there was no answer. */
export function createTokenProbe(
  status: (token: string | null) => Promise<number | null>,
  now: () => number,
): TokenProbe {
  let last: { token: string | null; at: number; answer: Promise<'alive' | 'dead' | 'unknown'> } | null = null;
  return {
    ask: (token) => {
      if (last !== null && last.token === token && now() - last.at < KEPT_MS) return last.answer;
      const answer = status(token).then((code) => {
        if (code === null || code >= 500 || code === 429) return 'unknown';
        return code === 401 ? 'dead' : 'alive';
      });
      last = { token, at: now(), answer };
      return answer;
    },
  };
}
