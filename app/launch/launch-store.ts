/** Where launches are kept: the tab's session storage, each launch under its own keys. Never localStorage. */
export interface LaunchStore {
  /** False when the browser blocks storage here: then nothing outlives the page. */
  readonly durable: boolean;
  read(key: string): unknown;
  write(key: string, value: unknown): void;
  remove(key: string): void;
  keys(): string[];
}

const PREFIX = 'chartside.';

export const pendingKey = (state: string): string => `${PREFIX}pending.${state}`;
export const sessionKey = (launchId: string): string => `${PREFIX}session.${launchId}`;
export const isPendingKey = (key: string): boolean => key.startsWith(pendingKey(''));
export const isSessionKey = (key: string): boolean => key.startsWith(sessionKey(''));

/** `open` may throw, as reading `window.sessionStorage` does where site data are blocked. */
export function createLaunchStore(open: () => Storage | null): LaunchStore {
  const storage = usable(open);
  const memory = new Map<string, string>();
  const take = (key: string) => memory.get(key) ?? storage?.getItem(key) ?? null;
  return {
    durable: storage !== null,
    read: (key) => parse(take(key)),
    write: (key, value) => {
      const text = JSON.stringify(value);
      try {
        if (storage === null) memory.set(key, text);
        else storage.setItem(key, text);
        if (storage !== null) memory.delete(key);
      } catch {
        memory.set(key, text);
      }
    },
    remove: (key) => {
      memory.delete(key);
      storage?.removeItem(key);
    },
    keys: () => [...new Set([...memory.keys(), ...storedKeys(storage)])],
  };
}

function usable(open: () => Storage | null): Storage | null {
  try {
    const storage = open();
    storage?.setItem(`${PREFIX}probe`, '1');
    storage?.removeItem(`${PREFIX}probe`);
    return storage;
  } catch {
    return null;
  }
}

function storedKeys(storage: Storage | null): string[] {
  if (storage === null) return [];
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return keys.filter((key) => key.startsWith(PREFIX));
}

function parse(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
