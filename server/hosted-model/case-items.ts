import { unitWords } from '../../clinical/chart/unit-words.ts';
import type { DeidentifiedCase } from '../../clinical/assessment/deidentified-case.ts';
import type { Cited } from '../../contracts/hosted-model.ts';
import { ApiFailure } from '../http/failure.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One thing that is sent, under the key by which an answer must cite it. */
export interface CaseItem {
  readonly key: string;
  readonly cited: Cited;
  /** What a citation quotes: a value with its unit, or `present` and `absent`; null where there is nothing to quote. */
  readonly quote: string | null;
  readonly line: string;
}

/**
 * The items of a case in words of the knowledge base. Throws `ApiFailure` (400) for an id that it doesn't know:
 * the text of an unknown id is never sent anywhere.
 */
export function caseItems(sent: DeidentifiedCase, vocabulary: Vocabulary): readonly CaseItem[] {
  const items: CaseItem[] = [];
  const add = (kind: Cited['kind'], index: number, label: string, quote: string | null, line: string) =>
    items.push({
      key: `${KEY_LETTER[kind]}${index + 1}`,
      cited: { kind, index, label },
      quote,
      line,
    });
  for (const [i, { id, status, uncertain, daysAgo }] of sent.findings.entries()) {
    const { name } = known(vocabulary.findings, id, 'finding');
    const doubt = uncertain ? ', uncertain' : '';
    add('finding', i, `${name}: ${status}`, status, `${name}: ${status}${doubt}${day(daysAgo)}`);
  }
  for (const [i, { analyte, value, comparator, daysAgo }] of sent.values.entries()) {
    const { name, unit, decimals } = known(vocabulary.analytes, analyte, 'analyte');
    const shown = `${comparator ?? ''}${Number(value.toFixed(decimals))} ${unitWords(unit)}`.trim();
    add('value', i, `${name} ${shown}`, shown, `${name}: ${shown}${day(daysAgo)}`);
  }
  for (const [i, { id, status }] of sent.known.entries()) {
    const { name } = known(vocabulary.conditions, id, 'condition');
    add('known', i, `Known: ${name}`, null, `${name} (${status})`);
  }
  for (const [i, { id, startedDaysAgo }] of sent.medicines.entries()) {
    const { name } = known(vocabulary.drugs, id, 'medicine');
    add(
      'medicine',
      i,
      `Takes ${name}`,
      null,
      `${name}${startedDaysAgo === null ? '' : ', started'}${day(startedDaysAgo)}`,
    );
  }
  return items;
}

const KEY_LETTER: Readonly<Record<Cited['kind'], string>> = {
  finding: 'F',
  value: 'V',
  known: 'K',
  medicine: 'M',
};

function day(daysAgo: number | null): string {
  return daysAgo === null ? '' : ` [day ${daysAgo === 0 ? 0 : -daysAgo}]`;
}

function known<T>(definitions: ReadonlyMap<string, T>, id: string, what: string): T {
  const definition = definitions.get(id);
  if (definition === undefined)
    throw new ApiFailure(
      'bad-request',
      `The request names a ${what} that this server does not know.`,
      'Reload the app: it may be older than the server.',
    );
  return definition;
}
