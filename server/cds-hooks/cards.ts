import { OVERRIDE_REASONS, OVERRIDE_REASON_SYSTEM } from '../../contracts/decision.ts';
import type { Differential, RankedDiagnosis, Reason } from '../../clinical/inference/differential.ts';

export interface Card {
  readonly uuid: string;
  readonly summary: string;
  readonly detail: string;
  readonly indicator: 'info' | 'warning';
  readonly source: { readonly label: string; readonly url: string };
  readonly links: readonly {
    readonly label: string;
    readonly url: string;
    readonly type: 'smart';
    readonly appContext: string;
  }[];
  readonly overrideReasons: readonly {
    readonly code: string;
    readonly system: string;
    readonly display: string;
  }[];
}

const MAX_CARDS = 3;
const SUMMARY_LIMIT = 139;
const REASONS_SHOWN = 4;

/** What is worth interrupting for: dangerous conditions that stand out, then likely ones; best ranked first. */
export function worthACard(differential: Differential): readonly RankedDiagnosis[] {
  const dangerous = differential.entries.filter((entry) => entry.cannotMiss && entry.band !== 'less-likely');
  const likely = differential.entries.filter(
    (entry) => !dangerous.includes(entry) && entry.band === 'likely',
  );
  return [...dangerous, ...likely].slice(0, MAX_CARDS);
}

/** A card for one entry. `uuid` names it in feedback and, through the link, in the app. */
export function cardFor(entry: RankedDiagnosis, uuid: string, publicUrl: string): Card {
  return {
    uuid,
    summary: shorten(`Consider ${entry.name} (${entry.band.replace('-', ' ')})`, SUMMARY_LIMIT),
    detail: detailOf(entry),
    indicator: entry.cannotMiss ? 'warning' : 'info',
    source: { label: 'Chartside', url: publicUrl },
    links: [
      {
        label: 'Open the evidence in Chartside',
        url: `${publicUrl}/launch`,
        type: 'smart',
        appContext: JSON.stringify({ card: uuid, condition: entry.id }),
      },
    ],
    overrideReasons: OVERRIDE_REASONS.map((reason) => ({ ...reason, system: OVERRIDE_REASON_SYSTEM })),
  };
}

function detailOf(entry: RankedDiagnosis): string {
  const side = (direction: Reason['direction']) =>
    entry.reasons
      .filter((reason) => reason.direction === direction)
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .slice(0, REASONS_SHOWN)
      .map((reason) => plain(`${reason.status === 'absent' ? 'no ' : ''}${reason.name} (${reason.detail})`));
  const lines = [
    ['For', side('for')] as const,
    ['Against', side('against')] as const,
    ['Not recorded', entry.missing.slice(0, REASONS_SHOWN).map((missing) => plain(missing.name))] as const,
  ];
  const shown = lines
    .filter(([, items]) => items.length > 0)
    .map(([label, items]) => `**${label}:** ${items.join('; ')}`);
  return [...shown, 'An option to consider, from the record as sent; it may be incomplete.'].join('\n\n');
}

/** Text of the record stays text: every character with a meaning in GitHub Flavored Markdown is escaped. */
function plain(text: string): string {
  return shorten(text.replace(/\s+/g, ' '), 160).replace(/[\\`*_{}[\]()#+\-.!|<>~:@&]/g, '\\$&');
}

function shorten(text: string, limit: number): string {
  const characters = [...text];
  return text.length <= limit
    ? text
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .slice(0, limit - 1)}…`;
}
