import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ResourceRef } from '../../clinical/chart/chart.ts';
import type { Finding } from '../../clinical/findings/finding.ts';
import type { MissingFinding, RankedDiagnosis } from '../../clinical/inference/differential.ts';
import { usePrinting } from '../ui/use-printing.ts';
import { AnswerButtons, type AnswerFinding } from './answer-buttons.tsx';
import { weighedOf, type Weighed } from './weighed.ts';
import { useCitations, useFindingNames } from './vocabulary.ts';
import { inSentence, strengthOf, weightInNumbers, withNumbersKept, wouldTell } from './words.ts';

export type EvidenceRole = 'for' | 'against' | 'missing';

/** What a click on a reason asks the timeline to show. */
export interface ShownEvidence {
  readonly refs: readonly ResourceRef[];
  readonly role: EvidenceRole;
  readonly label: string;
  /** The diagnosis that it speaks for or against, as it stands in a sentence. */
  readonly about?: string;
  /** Shown as a fact: it is said to speak for nothing. */
  readonly isFact?: boolean;
}

interface ReasonsProps {
  readonly diagnosis: RankedDiagnosis;
  /** All that was read, for what the diagnosis leaves unexplained. */
  readonly findings: readonly Finding[];
  /** Each weight as a number, with its source. */
  readonly inNumbers: boolean;
  readonly active: ShownEvidence | null;
  readonly onShow: (evidence: ShownEvidence) => void;
  readonly onAnswer: AnswerFinding;
}

/** Reasons grouped for / against / missing, the weightiest first; each one opens its evidence in the timeline. */
export function ReasonGroups({
  diagnosis,
  findings,
  inNumbers,
  active,
  onShow: show,
  onAnswer,
}: ReasonsProps) {
  const host = useRef<HTMLDivElement>(null);
  // What opens below the edge would seem not to have opened.
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to clean up an effect.
    host.current?.closest('[data-card]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const about = inSentence(diagnosis.name);
  const onShow: ReasonsProps['onShow'] = (evidence) => show({ ...evidence, about });
  const row = (reason: Weighed) => (
    <ReasonRow key={reason.key} reason={reason} inNumbers={inNumbers} active={active} onShow={onShow} />
  );
  const opposing = weighedOf(diagnosis, 'against');
  const unexplained = findings.filter(
    (f) => f.status === 'present' && diagnosis.unexplained.includes(f.id) && f.evidence.length > 0,
  );
  return (
    <div ref={host} className="mt-2 grid gap-3">
      <Group title="For" mark="+">
        <Rows
          of="for, of less weight"
          rows={weighedOf(diagnosis, 'for').map(row)}
          empty="Nothing recorded speaks for it beyond how common it is."
        />
      </Group>
      <Group title="Against" mark="−">
        <Rows
          of="against, of less weight"
          rows={opposing.map(row)}
          empty={unexplained.length ? null : 'Nothing recorded speaks against it.'}
        />
        {unexplained.length > 0 && <Unexplained findings={unexplained} active={active} onShow={onShow} />}
      </Group>
      <Group title="Not recorded" mark="○">
        <Rows
          of="not recorded"
          rows={diagnosis.missing.map((m) => (
            <MissingRow key={m.finding} missing={m} onAnswer={onAnswer} />
          ))}
          empty="Nothing that it predicts is missing."
        />
      </Group>
    </div>
  );
}

function Group({ title, mark, children }: { title: string; mark: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h4 className="mb-0.5 flex items-baseline gap-1.5 text-xs font-semibold text-ink-muted">
        <span aria-hidden className="inline-block w-3 text-center font-bold">
          {mark}
        </span>
        {title}
      </h4>
      {children}
    </section>
  );
}

/** So many stand there at once; a few more than that are not worth a button. */
const AT_ONCE = 6;
const NOT_WORTH_FOLDING = 2;

/** The weightiest rows, and a button for the rest: what speaks against stays in sight of what speaks for. */
function Rows({ of, rows, empty }: { of: string; rows: readonly ReactNode[]; empty: string | null }) {
  const [all, setAll] = useState(false);
  const printing = usePrinting();
  if (!rows.length) return empty && <p className="pl-4.5 text-xs text-ink-muted">{empty}</p>;
  const folds = rows.length > AT_ONCE + NOT_WORTH_FOLDING && !printing;
  return (
    <>
      <ul className="grid">{folds && !all ? rows.slice(0, AT_ONCE) : rows}</ul>
      {folds && (
        <button
          type="button"
          aria-expanded={all}
          className="ml-3.5 min-h-6 rounded px-1 text-xs text-accent hover:underline focus-visible:outline-2 focus-visible:outline-accent"
          onClick={() => setAll(!all)}
        >
          {all ? `Fewer ${of}` : `${rows.length - AT_ONCE} more ${of}`}
        </button>
      )}
    </>
  );
}

function isActive(active: ShownEvidence | null, refs: readonly string[]): boolean {
  return active !== null && active.refs.length === refs.length && active.refs.every((r, i) => r === refs[i]);
}

interface RowProps {
  readonly active: ShownEvidence | null;
  readonly onShow: ReasonsProps['onShow'];
}

function ReasonRow({
  reason,
  inNumbers,
  active,
  onShow,
}: RowProps & { reason: Weighed; inNumbers: boolean }) {
  const citationOf = useCitations();
  const number = weightInNumbers(reason.weight, reason.basis, citationOf);
  return (
    <EvidenceRow
      label={reason.label}
      detail={reason.detail}
      note={inNumbers ? number : null}
      refs={reason.refs}
      role={reason.direction}
      pressed={isActive(active, reason.refs)}
      onShow={onShow}
    >
      <span className="shrink-0 text-xs text-ink-muted">{strengthOf(reason.weight)}</span>
    </EvidenceRow>
  );
}

/** What was found and this diagnosis doesn't account for: by name, not by number alone. */
function Unexplained({ findings, active, onShow }: RowProps & { findings: readonly Finding[] }) {
  const nameOf = useFindingNames();
  return (
    <>
      <h5 className="mt-1 pl-4.5 text-xs text-ink-muted">Found, and not explained by it</h5>
      <Rows
        of="not explained by it"
        empty={null}
        rows={findings.map((f) => (
          <EvidenceRow
            key={f.id}
            label={nameOf(f.id)}
            detail={f.detail}
            note={null}
            refs={f.evidence}
            role="against"
            pressed={isActive(active, f.evidence)}
            onShow={onShow}
          />
        ))}
      />
    </>
  );
}

interface EvidenceRowProps {
  readonly label: string;
  readonly detail: string;
  /** A line of its own below. */
  readonly note: string | null;
  readonly refs: readonly ResourceRef[];
  readonly role: EvidenceRole;
  readonly pressed: boolean;
  readonly onShow: (evidence: ShownEvidence) => void;
  readonly children?: ReactNode;
}

function EvidenceRow({ label, detail, note, refs, role, pressed, onShow, children }: EvidenceRowProps) {
  return (
    <li>
      <button
        type="button"
        data-evidence
        aria-pressed={pressed}
        onClick={() => onShow({ refs, role, label })}
        className={`flex min-h-6 w-full items-baseline pointer-coarse:items-center pointer-coarse:min-h-9 gap-2 rounded px-1 py-0.5 pl-4.5 text-left text-[13px] hover:bg-sunken focus-visible:outline-2 focus-visible:outline-accent ${pressed ? 'bg-accent-soft' : ''}`}
      >
        <span className="min-w-0 grow">
          <span className="underline decoration-line decoration-1 underline-offset-2">{label}</span>
          {detail && <span className="ml-1.5 wrap-anywhere text-ink-muted">{withNumbersKept(detail)}</span>}
          {note && <span className="block text-xs wrap-anywhere text-ink-muted">{note}</span>}
        </span>
        {children}
      </button>
    </li>
  );
}

/** What nobody recorded can be answered where it is missed. */
function MissingRow({ missing, onAnswer }: { missing: MissingFinding; onAnswer: AnswerFinding }) {
  return (
    <li className="flex items-center gap-2 px-1 py-0.5 pl-4.5 text-[13px]">
      <span className="min-w-0 grow">
        {missing.name} <span className="text-xs text-ink-muted">{wouldTell(missing)}</span>
      </span>
      <AnswerButtons
        name={missing.name}
        onAnswer={(status) => onAnswer(missing.finding, missing.name, status)}
      />
    </li>
  );
}
