import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  readonly until: number;
}

/**
 * Where the authorization server keeps codes, tokens and grants: in memory, so a restart forgets them. Nothing is
 * evicted while it is valid (the adapter that comes with the provider keeps the latest thousand only).
 */
export function createTokenStore(): (model: string) => Adapter {
  const entries = new Map<string, Entry>();
  let nextSweep = 0;

  function sweep(now: number): void {
    if (now < nextSweep) return;
    nextSweep = now + 60_000;
    for (const [key, { until }] of entries) if (until < now) entries.delete(key);
  }

  return (model) => {
    const key = (id: string) => `${model}:${id}`;
    const read = (id: string): AdapterPayload | undefined => {
      const entry = entries.get(key(id));
      return entry && entry.until >= Date.now() ? entry.payload : undefined;
    };
    const findWhere = async (
      name: 'uid' | 'userCode',
      value: string,
    ): Promise<AdapterPayload | undefined> => {
      const prefix = key('');
      for (const [at, { payload }] of entries)
        if (at.startsWith(prefix) && payload[name] === value) return payload;
      return undefined;
    };
    return {
      async upsert(id, payload, expiresIn) {
        const now = Date.now();
        sweep(now);
        entries.set(key(id), { payload, until: expiresIn ? now + expiresIn * 1000 : Infinity });
      },
      async find(id) {
        return read(id);
      },
      findByUid: (uid) => findWhere('uid', uid),
      findByUserCode: (userCode) => findWhere('userCode', userCode),
      async consume(id) {
        const payload = read(id);
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        entries.delete(key(id));
      },
      async revokeByGrantId(grantId) {
        for (const [at, { payload }] of entries) if (payload.grantId === grantId) entries.delete(at);
      },
    };
  };
}
