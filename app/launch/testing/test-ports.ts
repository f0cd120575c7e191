import { createLaunchStore } from '../launch-store.ts';
import type { LaunchPorts } from '../ports.ts';
import { memoryStorage } from './memory-storage.ts';

export const APP_ORIGIN = 'http://localhost:39998';

interface TestPorts extends LaunchPorts {
  readonly storage: Storage;
  /** Every address that was fetched through the ports. */
  readonly fetched: string[];
  clock: number;
  network: boolean;
}

/** Ports of one tab. Real fetch, real storage semantics, a clock and a network switch of the test's own. */
export function testPorts(storage: Storage = memoryStorage()): TestPorts {
  const fetched: string[] = [];
  const ports: TestPorts = {
    appOrigin: APP_ORIGIN,
    storage,
    fetched,
    clock: Date.now(),
    network: true,
    store: createLaunchStore(() => storage),
    fetch: (input, init) => {
      fetched.push(String(input));
      return ports.network ? fetch(input, init) : Promise.reject(new TypeError('Failed to fetch'));
    },
    now: () => ports.clock,
    online: () => ports.network,
  };
  return ports;
}
