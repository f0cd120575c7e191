import type { FindingDefinition } from '../../knowledge/knowledge.ts';
import type { Place } from './past-mentions.ts';
import type { DocumentReading } from './read-document.ts';

/** Where a report tells how its images were made, or with which they were compared: characters; null in other notes. */
function reportFrom({ sections }: DocumentReading): number | null {
  const made = sections.find(({ section }) => /^(?:technique|comparisons?)$/.test(section.heading ?? ''));
  return made?.section.start ?? null;
}

/** Where a report tells what was found, behind its indication. */
function foundFrom({ sections }: DocumentReading): number | null {
  const asked = sections.findIndex(({ section }) => section.kind === 'indication');
  const found = sections.find(({ section }, i) => asked >= 0 && i > asked && section.heading === 'findings');
  return found?.section.start ?? null;
}

export function isImagingReport(reading: DocumentReading): boolean {
  return reportFrom(reading) !== null;
}

/** "The bladder is normal" in a report of images tells of its shape, and of no complaint. */
export function isOfImage(
  { section, reading, sentence }: Place,
  { kind }: Pick<FindingDefinition, 'kind'>,
): boolean {
  if (kind !== 'symptom' || !/^(?:results|examination|body)$/.test(section)) return false;
  const from = reportFrom(reading) ?? foundFrom(reading);
  return from !== null && (reading.tokens[sentence.range.from]?.start ?? 0) >= from;
}
