import type { ResourceRef } from '../../clinical/chart/chart.ts';
import type {
  MissingFinding,
  PriorReason,
  RankedDiagnosis,
  Reason,
} from '../../clinical/inference/differential.ts';
import { AnswerButtons, type AnswerFinding } from './answer-buttons.tsx';
import { strengthOf, weightInNumbers, inSentence } from './words.ts';

export type EvidenceRole = 'for' | 'against' | 'missing';

/** What a click on a reason asks the timeline to show. */
export interface ShownEvidence {
  readonly refs: readonly ResourceRef[];
  readonly role: EvidenceRole;
  readonly label: string;
}

interface ReasonsProps {
  readonly diagnosis: RankedDiagnosis;
  readonly active: ShownEvidence | null;
  readonly onShow: (evidence: ShownEvidence) => void;
  readonly onAnswer: AnswerFinding;
}

/** Reasons grouped for / against / missing; each one opens its evidence in the timeline. */
export function ReasonGroups({ diagnosis, active, onShow, onAnswer }: ReasonsProps) {
  const supporting = diagnosis.reasons.filter((r) => r.direction === 'for');
  const opposing = diagnosis.reasons.filter((r) => r.direction === 'against');
  const risks = diagnosis.priors.filter((p) => p.evidence.length > 0);
  return (
    <div className="mt-2 grid gap-3">
      <Group title="For" mark="+" empty="Nothing recorded speaks for it beyond how common it is.">
        {supporting.map((r) => (
          <ReasonRow key={`${r.finding}${r.status}`} reason={r} active={active} onShow={onShow} />
        ))}
        {risks
          .filter((p) => p.weight > 0)
          .map((p) => (
            <RiskRow key={p.label} prior={p} role="for" active={active} onShow={onShow} />
          ))}
      </Group>
      <Group title="Against" mark="−" empty="Nothing recorded speaks against it.">
        {opposing.map((r) => (
          <ReasonRow key={`${r.finding}${r.status}`} reason={r} active={active} onShow={onShow} />
        ))}
        {risks
          .filter((p) => p.weight < 0)
          .map((p) => (
            <RiskRow key={p.label} prior={p} role="against" active={active} onShow={onShow} />
          ))}
      </Group>
      <Group title="Not recorded" mark="○" empty="Nothing that it predicts is missing.">
        {diagnosis.missing.map((m) => (
          <MissingRow key={m.finding} missing={m} onAnswer={onAnswer} />
        ))}
      </Group>
    </div>
  );
}

function Group({
  title,
  mark,
  empty,
  children,
}: {
  title: string;
  mark: string;
  empty: string;
  children: React.ReactNode;
}) {
  const rows = Array.isArray(children) ? children.flat() : [children];
  return (
    <section aria-label={title}>
      <h4 className="mb-0.5 flex items-baseline gap-1.5 text-xs font-semibold text-ink-muted">
        <span aria-hidden className="inline-block w-3 text-center font-bold">
          {mark}
        </span>
        {title}
      </h4>
      {rows.length ? (
        <ul className="grid">{children}</ul>
      ) : (
        <p className="pl-4.5 text-xs text-ink-muted">{empty}</p>
      )}
    </section>
  );
}

function isActive(active: ShownEvidence | null, refs: readonly string[]): boolean {
  return active !== null && active.refs.length === refs.length && active.refs.every((r, i) => r === refs[i]);
}

function ReasonRow({
  reason,
  active,
  onShow,
}: {
  reason: Reason;
  active: ShownEvidence | null;
  onShow: ReasonsProps['onShow'];
}) {
  const label = reason.status === 'absent' ? `No ${inSentence(reason.name)}` : reason.name;
  return (
    <EvidenceRow
      label={label}
      detail={reason.detail}
      refs={reason.evidence}
      role={reason.direction}
      pressed={isActive(active, reason.evidence)}
      onShow={onShow}
    >
      <span className="shrink-0 text-xs text-ink-muted" title={weightInNumbers(reason.weight, reason.basis)}>
        {strengthOf(reason.weight)}
        <span className="sr-only">, {weightInNumbers(reason.weight, reason.basis)}</span>
      </span>
    </EvidenceRow>
  );
}

function RiskRow({
  prior,
  role,
  active,
  onShow,
}: {
  prior: PriorReason;
  role: EvidenceRole;
  active: ShownEvidence | null;
  onShow: ReasonsProps['onShow'];
}) {
  return (
    <EvidenceRow
      label={prior.label}
      detail="risk factor"
      refs={prior.evidence}
      role={role}
      pressed={isActive(active, prior.evidence)}
      onShow={onShow}
    >
      <span className="shrink-0 text-xs text-ink-muted" title={weightInNumbers(prior.weight, prior.basis)}>
        {strengthOf(prior.weight)}
      </span>
    </EvidenceRow>
  );
}

interface EvidenceRowProps {
  readonly label: string;
  readonly detail: string;
  readonly refs: readonly ResourceRef[];
  readonly role: EvidenceRole;
  readonly pressed: boolean;
  readonly onShow: (evidence: ShownEvidence) => void;
  readonly children: React.ReactNode;
}

function EvidenceRow({ label, detail, refs, role, pressed, onShow, children }: EvidenceRowProps) {
  return (
    <li>
      <button
        type="button"
        data-evidence
        aria-pressed={pressed}
        onClick={() => onShow({ refs, role, label })}
        className={`flex min-h-6 w-full items-baseline gap-2 rounded px-1 py-0.5 pl-4.5 text-left text-[13px] hover:bg-sunken focus-visible:outline-2 focus-visible:outline-accent ${pressed ? 'bg-accent-soft' : ''}`}
      >
        <span className="min-w-0 grow">
          <span className="underline decoration-line decoration-1 underline-offset-2">{label}</span>
          {detail && <span className="ml-1.5 break-words text-ink-muted">{detail}</span>}
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
        {missing.name}{' '}
        <span className="text-xs text-ink-muted">
          {missing.ifPresent > Math.abs(missing.ifAbsent) ? 'would support' : 'absence would speak against'}
        </span>
      </span>
      <AnswerButtons
        name={missing.name}
        onAnswer={(status) => onAnswer(missing.finding, missing.name, status)}
      />
    </li>
  );
}
