import type { ChartProblem, ProblemKind } from '../../clinical/chart/chart.ts';
import type { SourceStatus } from '../record/source-status.ts';
import { stateInWords } from '../record/source-status.ts';
import { Button } from '../ui/button.tsx';
import { ModalDialog } from '../ui/dialog.tsx';
import type { ChartSummary } from './worker-messages.ts';

interface CoverageDialogProps {
  readonly sources: readonly SourceStatus[];
  readonly summary: ChartSummary | null;
  /** What the EHR did not grant, in words. */
  readonly notGranted: readonly string[];
  readonly onRetry: (source: string) => void;
  readonly onReload: () => void;
  readonly onClose: () => void;
}

/** What was read, what wasn't and why, and every item that was dropped or is doubtful. Nothing is lost in silence. */
export function CoverageDialog({
  sources,
  summary,
  notGranted,
  onRetry,
  onReload,
  onClose,
}: CoverageDialogProps) {
  return (
    <ModalDialog title="What was read" onClose={onClose}>
      <table className="w-full text-[13px]">
        <thead className="text-left text-xs text-ink-muted">
          <tr>
            <th className="py-1 font-medium">Source</th>
            <th className="py-1 text-right font-medium">Read</th>
            <th className="py-1 pl-3 font-medium">State</th>
            <th className="sr-only">Action</th>
          </tr>
        </thead>
        <tbody>
          {sources
            .filter((s) => s.counts !== 'never')
            .map((s) => (
              <SourceRow key={s.source} status={s} onRetry={onRetry} />
            ))}
        </tbody>
      </table>
      {notGranted.length > 0 && (
        <p className="mt-3 text-[13px]">The EHR did not let Chartside {notGranted.join(', ')}.</p>
      )}
      {summary && <Accounting summary={summary} />}
      {summary && <Problems problems={summary.problems} />}
      <div className="mt-4 flex justify-end gap-2">
        <Button onPress={onReload}>Read everything again</Button>
      </div>
    </ModalDialog>
  );
}

const RETRY = new Set(['failed', 'offline', 'partial']);

function SourceRow({
  status,
  onRetry,
}: {
  readonly status: SourceStatus;
  readonly onRetry: (source: string) => void;
}) {
  return (
    <tr className="border-t border-line align-top">
      <td className="py-1">{status.label}</td>
      <td className="py-1 text-right">
        {status.expected && status.expected > status.read
          ? `${status.read} of ${status.expected}`
          : status.read}
      </td>
      <td className="py-1 pl-3">
        {status.state === 'done' && status.read === 0 ? 'read: none there' : stateInWords(status.state)}
        {status.message && <span className="block text-xs text-ink-muted">{status.message}</span>}
        {status.notices.map((notice) => (
          <span key={notice} className="block text-xs text-ink-muted">
            The server says: “{notice}”
          </span>
        ))}
      </td>
      <td className="py-0.5 text-right">
        {RETRY.has(status.state) && (
          <Button
            variant="quiet"
            onPress={() => onRetry(status.source)}
            aria-label={`Read ${status.label} again`}
          >
            Retry
          </Button>
        )}
      </td>
    </tr>
  );
}

function Accounting({ summary: { accounting } }: { readonly summary: ChartSummary }) {
  const { shown, merged, dropped, supporting } = accounting;
  const parts = [
    `${shown} shown`,
    ...(merged ? [`${merged} repeats of these`] : []),
    ...(dropped ? [`${dropped} left out (listed below)`] : []),
    ...(supporting
      ? [`${supporting} with nothing of their own to show, such as a report that only lists results`]
      : []),
  ];
  return (
    <p className="mt-3 text-xs text-ink-muted">
      {accounting.read} entries read: {parts.join(', ')}.
    </p>
  );
}

const KIND_WORDS: Readonly<Record<ProblemKind, string>> = {
  'unreadable-unit': 'Unit not understood',
  'implausible-value': 'Value that no living person has',
  'unreadable-value': 'Value not understood',
  'absent-value': 'Result without a value',
  'unreadable-range': 'Reference range not understood',
  'doubtful-code': 'Doubtful code',
  'unreadable-document': 'Document that could not be read',
  'unreadable-resource': 'Entry that could not be read',
  'unsupported-resource': 'Kind of entry that is not shown',
  'wrong-patient': 'Of another patient: refused',
  'entered-in-error': 'Entered in error',
  'not-final': 'Not final',
  undated: 'Without a date',
  'future-date': 'Dated in the future',
  'unreadable-date': 'Date not understood',
  duplicate: 'Sent twice',
  'withheld-by-server': 'Held back by the EHR',
  'missing-demographics': 'Missing facts about the patient',
  'language-not-read': 'Language that is not read',
};

function Problems({ problems }: { readonly problems: readonly ChartProblem[] }) {
  const byKind = new Map<ProblemKind, ChartProblem[]>();
  for (const p of problems) byKind.set(p.kind, [...(byKind.get(p.kind) ?? []), p]);
  if (!problems.length)
    return <p className="mt-3 text-[13px]">Every item that was read is shown as it stands.</p>;
  return (
    <section aria-label="Items to check" className="mt-3">
      <h3 className="text-[13px] font-semibold">Items to check ({problems.length})</h3>
      {[...byKind].map(([kind, list]) => (
        <details key={kind} className="border-t border-line py-1">
          <summary className="min-h-6 text-[13px]">
            {KIND_WORDS[kind]} ({list.length})
          </summary>
          <ul className="grid gap-1 py-1 pl-4 text-xs">
            {list.map((p, i) => (
              <li key={`${p.evidence}${i}`}>
                <span className="text-ink-muted">{p.evidence}</span> {p.message}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
