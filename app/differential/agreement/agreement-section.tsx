import type { Assessment } from '../../../clinical/assessment/assessment.ts';
import type { HostedProgress } from '../../../contracts/hosted-model.ts';
import { Button } from '../../ui/button.tsx';
import type { Decisions } from '../decisions/use-decisions.ts';
import { isWorthListing } from '../differential-list.tsx';
import { PanelSection } from '../panel-section.tsx';
import type { ShownEvidence } from '../reason-list.tsx';
import { AgreementTable } from './agreement-table.tsx';
import { type OpinionInput, type OpinionState, useSecondOpinion } from './use-second-opinion.ts';

interface SectionProps {
  readonly hostedModel: { readonly label: string; readonly freeText: boolean };
  readonly assessment: Assessment | null;
  readonly assessmentId: string | null;
  readonly input: OpinionInput | null;
  readonly decisions: Decisions;
  readonly onShow: (evidence: ShownEvidence) => void;
}

/** A hosted model's list beside the embedded one, on request. It never changes the differential above it. */
export function AgreementSection({
  hostedModel,
  assessment,
  assessmentId,
  input,
  decisions,
  onShow,
}: SectionProps) {
  const { label, freeText } = hostedModel;
  const { state, ask, stop } = useSecondOpinion(decisions, freeText);
  if (!assessment || !assessmentId || !input) return null;
  const embedded = assessment.differential.entries.filter(isWorthListing);
  const earlier = state.kind === 'answered' && state.assessmentId !== assessmentId;
  return (
    <PanelSection title="Second opinion" hint={label}>
      {decisions.disabledReason ? (
        <p className="text-xs text-ink-muted">{decisions.disabledReason}</p>
      ) : (
        <>
          {state.kind === 'idle' && <WhatIsSent input={input} label={label} freeText={freeText} />}
          <div role="status" className="text-xs empty:hidden">
            {state.kind === 'running' && <p>{progressWords(state.progress, label)}</p>}
            {state.kind === 'unavailable' && (
              <p className="rounded border border-alert bg-alert-soft px-2 py-1">
                No second opinion of {label}. {state.message} {state.remedy} The differential above is
                Chartside’s own and does not depend on it.
              </p>
            )}
            {earlier && <p>This answers an earlier assessment; the ranks of Chartside are of now.</p>}
          </div>
          {state.kind === 'answered' && (
            <AgreementTable
              embedded={embedded}
              answer={state.answer}
              sources={state.sources}
              onShow={onShow}
            />
          )}
          <div className="mt-1.5">
            {state.kind === 'running' ? (
              <Button onPress={stop}>Stop</Button>
            ) : (
              <Button onPress={() => void ask(input, assessmentId)}>{askWords(state, label)}</Button>
            )}
          </div>
        </>
      )}
    </PanelSection>
  );
}

function WhatIsSent({ input, label, freeText }: { input: OpinionInput; label: string; freeText: boolean }) {
  const { findings, values, known, medicines } = input.case;
  return (
    <p className="text-xs text-ink-muted">
      Sends to {label}: age band, sex, {findings.length} findings, {values.length} values, {known.length}{' '}
      known conditions and {medicines.length} medicines, with days counted back. No name, id, date
      {freeText
        ? '. The newest notes too, after names, dates and numbers were taken out.'
        : ' or text of a note.'}
    </p>
  );
}

function askWords({ kind }: OpinionState, label: string): string {
  return kind === 'idle' ? `Ask ${label}` : `Ask ${label} again`;
}

function progressWords(progress: HostedProgress | null, label: string): string {
  switch (progress?.phase) {
    case 'receiving':
      return `${label} is answering…`;
    case 'retrying':
      return `${label} did not answer; trying again (${progress.attempt}).`;
    case 'checking':
      return 'Checking the answer against the record…';
    default:
      return `Asking ${label}…`;
  }
}
