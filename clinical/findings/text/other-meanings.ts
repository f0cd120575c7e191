import type { Mention, SentenceReading } from './read-sentence.ts';

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
