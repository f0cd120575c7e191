import type { CaseSources } from '../../../clinical/assessment/deidentified-case.ts';
import type { Cited, DropKind, HostedAnswered } from '../../../contracts/hosted-model.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import type { EvidenceRole, ShownEvidence } from '../reason-list.tsx';
import { BAND_WORDS } from '../words.ts';
import { agreementOf, type AgreementRow } from './agreement.ts';

interface TableProps {
  readonly embedded: readonly { readonly id: string; readonly name: string }[];
  readonly answer: HostedAnswered;
  readonly sources: CaseSources;
  readonly onShow: (evidence: ShownEvidence) => void;
}

/** The two lists side by side, never one: each diagnosis with its rank in either. */
export function AgreementTable({ embedded, answer, sources, onShow }: TableProps) {
  const { shared, outOf, rows } = agreementOf(embedded, answer.entries);
  const only = rows.filter((row) => row.embeddedRank === null).length;
  return (
    <>
      <p className="text-xs">
        {answer.entries.length === 0
          ? `${answer.label} names no diagnosis that the record bears out.`
          : `In the first ${outOf} of both: ${shared}. In the list of ${answer.label} alone: ${only}.`}
      </p>
      {rows.length > 0 && (
        <table className="mt-1 w-full table-fixed border-collapse text-xs">
          <caption className="sr-only">Ranks in both lists</caption>
          <thead>
            <tr className="text-left text-ink-muted">
              <th scope="col" className="font-medium">
                Diagnosis
              </th>
              <th scope="col" className="w-16 px-1 text-right font-medium">
                Chartside
              </th>
              <th scope="col" className="w-20 truncate pl-1 text-right font-medium">
                {answer.label}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.conditionId} className="border-t border-line align-top">
                <th scope="row" className="py-1 text-left font-normal">
                  {row.name}
                  {row.hosted && <Why row={row} label={answer.label} sources={sources} onShow={onShow} />}
                </th>
                <Rank rank={row.embeddedRank} />
                <Rank rank={row.hostedRank} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Dropped answer={answer} />
    </>
  );
}

function Rank({ rank }: { rank: number | null }) {
  return (
    <td className="px-1 py-1 text-right tabular-nums">
      {rank ?? <span className="text-ink-muted">not listed</span>}
    </td>
  );
}

function Why({
  row,
  label,
  sources,
  onShow,
}: {
  row: AgreementRow;
  label: string;
  sources: CaseSources;
  onShow: TableProps['onShow'];
}) {
  if (!row.hosted) return null;
  const { band, for: pro, against } = row.hosted;
  return (
    <Disclosure
      title={`${label}: ${BAND_WORDS[band].toLowerCase()}, ${pro.length} for, ${against.length} against`}
    >
      <ul className="grid gap-0.5 pl-4" aria-label={`Reasons of ${label} for ${row.name}`}>
        {pro.map((cited) => (
          <Reason key={`f${cited.kind}${cited.index}`} role="for" {...{ cited, sources, onShow }} />
        ))}
        {against.map((cited) => (
          <Reason key={`a${cited.kind}${cited.index}`} role="against" {...{ cited, sources, onShow }} />
        ))}
      </ul>
    </Disclosure>
  );
}

const PLACE = { finding: 'findings', value: 'values', known: 'known', medicine: 'medicines' } as const;

function Reason({
  role,
  cited,
  sources,
  onShow,
}: {
  role: EvidenceRole;
  cited: Cited;
  sources: CaseSources;
  onShow: TableProps['onShow'];
}) {
  const refs = sources[PLACE[cited.kind]][cited.index] ?? [];
  return (
    <li>
      <button
        type="button"
        className="min-h-6 rounded px-1 text-left text-accent hover:underline focus-visible:outline-2 focus-visible:outline-accent"
        onClick={() => onShow({ refs, role, label: cited.label })}
      >
        <span aria-hidden="true">{role === 'for' ? '+ ' : '− '}</span>
        <span className="sr-only">{role === 'for' ? 'For: ' : 'Against: '}</span>
        {cited.label}
      </button>
    </li>
  );
}

const DROP_WORDS: Readonly<Record<DropKind, readonly [one: string, more: string]>> = {
  'unknown-item': ['reason that cites nothing that was sent', 'reasons that cite nothing that was sent'],
  'wrong-value': ['reason with a wrong value', 'reasons with a wrong value'],
  'unknown-condition': ['condition that Chartside does not know', 'conditions that Chartside does not know'],
  'name-and-code-disagree': ['condition whose code is another’s', 'conditions whose code is another’s'],
  'already-known': ['condition that is already known', 'conditions that are already known'],
  impossible: ['condition that this patient can’t have', 'conditions that this patient can’t have'],
  'no-reason': ['condition without a reason in the record', 'conditions without a reason in the record'],
  duplicate: ['condition named twice', 'conditions named twice'],
};

function Dropped({ answer: { drops, notes } }: { answer: HostedAnswered }) {
  const left = drops.map(({ kind, count }) => `${count} ${DROP_WORDS[kind][count === 1 ? 0 : 1]}`);
  return (
    <>
      {left.length > 0 && (
        <p className="mt-1 text-xs text-ink-muted">Left out of the answer: {left.join(', ')}.</p>
      )}
      {notes.withheld > 0 && (
        <p className="mt-1 text-xs text-ink-muted">
          {notes.withheld === 1 ? '1 note was' : `${notes.withheld} notes were`} not sent: it could not be
          made anonymous for certain.
        </p>
      )}
    </>
  );
}
