import type { FindingKind } from '../../knowledge/knowledge.ts';
import type { Mention, SentenceReading } from './read-sentence.ts';
import type { Token } from './tokenise.ts';

/** How a group of `text/phrases.yaml` begins whose phrases give the words of a finding another meaning. */
const prefix = 'not-';
const before = 3;
const behind = 5;

/** "Drinks 8 glasses of water": what is named within or right beside the finding's words makes it something else. */
export function meansOther(m: Mention, finding: string, { mentions }: SentenceReading): boolean {
  return mentions.some(
    ({ owner, start, end }) =>
      owner.of === 'phrase' &&
      owner.group === prefix + finding &&
      end > m.start - before &&
      start < m.end + behind,
  );
}

const complaints: ReadonlySet<FindingKind> = new Set(['symptom', 'sign', 'history']);
const named =
  /^(?:screen|screening|advice|leaflet|booklet|information|info|website|patients|friendly|bowl|basin|bags?|alarms?|mats?|sensor|prevention|awareness|poster|checklist|questionnaire|charity|society|foundation)$/;

/** "Seizure advice", "dementia screen 10/10", "vomit bowl": what gives its name to a thing or a service is not there by that. */
export function givesName({ end }: Mention, kind: FindingKind, tokens: readonly Token[]): boolean {
  if (!complaints.has(kind) || !named.test(tokens[end]?.written ?? '')) return false;
  return !/^(?:positiv|\+|fail)$/.test(tokens[end + 1]?.stem ?? '');
}
