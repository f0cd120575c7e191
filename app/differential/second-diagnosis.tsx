import type { SecondDiagnosis as Second } from '../../clinical/assessment/assessment.ts';
import type { ShownEvidence } from './reason-list.tsx';
import { EvidenceButton } from './safety-lists.tsx';
import { inSentence } from './words.ts';

const IN_ONE_LINE = 4;

/** More than one thing can be true: what best explains the findings that the leading diagnosis leaves over. */
export function SecondDiagnosis({
  second,
  onShow,
}: {
  readonly second: Second;
  readonly onShow: (evidence: ShownEvidence) => void;
}) {
  if (second.explainedBy.length === 0) return null;
  return (
    <div className="mt-2">
      <h4 className="mb-0.5 text-xs font-semibold text-ink-muted">
        Beside {inSentence(second.leading.name)}, for what it leaves unexplained
      </h4>
      <ul className="grid gap-0.5">
        {second.explainedBy.map((d) => (
          <li key={d.id}>
            <EvidenceButton label={d.name} {...explained(second, d.explains)} onShow={onShow} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function explained({ unexplained }: Second, findings: readonly string[]) {
  const by = unexplained.filter((u) => findings.includes(u.finding));
  const more = by.length > IN_ONE_LINE ? ` + ${by.length - IN_ONE_LINE} more` : '';
  const names = by.slice(0, IN_ONE_LINE).map((u) => inSentence(u.name));
  return { detail: `${names.join(', ')}${more}`, refs: by.flatMap((u) => u.evidence) };
}
