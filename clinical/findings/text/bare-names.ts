import type { FindingDefinition } from '../../knowledge/knowledge.ts';

/** The name of an illness without the words that make it a history. */
export interface BareName {
  readonly text: string;
  /**
   * Where the name alone states the finding. `known`: under past history, or as what the patient is said to have;
   * `past`: under past history only, for an illness that also occurs acutely; `relative`: of a relative; `denied`: only
   * as an item of a denied list.
   */
  readonly only: 'known' | 'past' | 'relative' | 'denied';
}

const known = /^<history-of> (?<name>.+)$/;
const past = /^(?:history of|known|\[(?:history|previous|prior|past)\|[^\]]*\](?: \.\.\.)?) (?<name>.+)$/;
const relative = /^family history (?:\.\.\.|of) (?<name>.+)$/;

function namesIn(patterns: readonly string[], form: RegExp, only: BareName['only']): BareName[] {
  return patterns.flatMap((p) => {
    const text = form.exec(p)?.groups?.name;
    return text === undefined || text.includes('&') ? [] : [{ text, only }];
  });
}

const denial = /^(?:no|without) (?<name>[^&<>]+)$/;

/** What a short denial denies: "no drift" also reads "drift" in "no facial droop, drift or neglect". */
export function deniedNames({ textAbsent }: Pick<FindingDefinition, 'textAbsent'>): BareName[] {
  return namesIn(textAbsent, denial, 'denied');
}

/** Names that a history finding's own patterns hold: "<history-of> asthma" also reads "asthma" under past history. */
export function bareNames({ id, kind, text }: Pick<FindingDefinition, 'id' | 'kind' | 'text'>): BareName[] {
  if (kind !== 'history') return [];
  if (id.startsWith('family-history')) return namesIn(text, relative, 'relative');
  return [...namesIn(text, known, 'known'), ...namesIn(text, past, 'past')];
}
