import type { Handler } from '../fhir/handler.ts';
import { FAULTS, PROFILES, type Profile } from './profiles.ts';

/** Lets a running FHIR server misbehave in chosen ways. */
export interface FaultSwitch {
  /** Passes requests on through the chosen faults. */
  around(handler: Handler): Handler;
  /** The chosen profile, or `null` when the server behaves. */
  chosen(): Profile | null;
  /** Switches a profile on, or all faults off. Whatever a fault remembered is forgotten. Returns whether there is such a profile. */
  choose(profile: string | null): boolean;
  /** Switches single faults on. @throws when there is no such fault. */
  use(...faults: readonly string[]): void;
}

export function createFaultSwitch(): FaultSwitch {
  let base: Handler | null = null;
  let current: Handler | null = null;
  let profile: Profile | null = null;

  function use(...ids: readonly string[]): void {
    const faults = ids.map((id) => {
      const found = FAULTS.find((fault) => fault.id === id);
      if (!found) throw new Error(`There is no fault "${id}".`);
      return found;
    });
    current = base && faults.reduce<Handler>((handler, fault) => fault.around(handler), base);
  }

  return {
    around(handler) {
      base = handler;
      current = handler;
      return (request) => (current ?? handler)(request);
    },
    chosen: () => profile,
    choose(id) {
      const found = PROFILES.find((one) => one.id === id);
      if (id !== null && !found) return false;
      profile = found ?? null;
      use(...(found?.faults ?? []));
      return true;
    },
    use,
  };
}
