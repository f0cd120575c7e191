import type { HostedEntry } from '../../../contracts/hosted-model.ts';

/** One diagnosis and where each list has it; null: not in that list. */
export interface AgreementRow {
  readonly conditionId: string;
  readonly name: string;
  readonly embeddedRank: number | null;
  readonly hostedRank: number | null;
  readonly hosted: HostedEntry | null;
}

export interface Agreement {
  /** How many entries of each list are compared. */
  readonly top: number;
  /** In the first `top` of both. */
  readonly shared: number;
  /** Of the longer of the two compared parts: what `shared` is out of. */
  readonly outOf: number;
  readonly rows: readonly AgreementRow[];
}

/**
 * Lays two ranked lists side by side. Nothing is merged and no rank is changed: rows in both come first, in the order
 * of the embedded list, then those of the embedded list alone, then those of the hosted one alone.
 */
export function agreementOf(
  embedded: readonly { readonly id: string; readonly name: string }[],
  hosted: readonly HostedEntry[],
  top = 5,
): Agreement {
  const hostedRank = new Map(hosted.map((entry, i) => [entry.conditionId, i + 1]));
  const embeddedRank = new Map(embedded.map((entry, i) => [entry.id, i + 1]));
  const ours = embedded
    .filter(({ id }, i) => i < top || hostedRank.has(id))
    .map(({ id, name }) => ({
      conditionId: id,
      name,
      embeddedRank: embeddedRank.get(id) ?? null,
      hostedRank: hostedRank.get(id) ?? null,
      hosted: hosted.find((entry) => entry.conditionId === id) ?? null,
    }));
  const theirs = hosted
    .filter((entry) => !embeddedRank.has(entry.conditionId))
    .map((entry) => ({
      conditionId: entry.conditionId,
      name: entry.name,
      embeddedRank: null,
      hostedRank: hostedRank.get(entry.conditionId) ?? null,
      hosted: entry,
    }));
  const rows = [
    ...ours.filter((row) => row.hosted !== null),
    ...ours.filter((row) => row.hosted === null),
    ...theirs,
  ];
  const within = (rank: number | null) => rank !== null && rank <= top;
  return {
    top,
    shared: rows.filter((row) => within(row.embeddedRank) && within(row.hostedRank)).length,
    outOf: Math.min(top, Math.max(embedded.length, hosted.length)),
    rows,
  };
}
