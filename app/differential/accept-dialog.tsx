import { useState } from 'react';
import type { RankedDiagnosis } from '../../clinical/inference/differential.ts';
import type { Decision } from '../../contracts/decision.ts';
import { Button } from '../ui/button.tsx';
import { ModalDialog } from '../ui/dialog.tsx';
import type { PlanOf, WritePlan } from './decisions/write-plan.ts';
import { WritePreview } from './write-preview.tsx';
import { noteTextOf } from './decisions/note-text.ts';

type TargetGate = { readonly allowed: true } | { readonly allowed: false; readonly why: string };

/** Where an accepted entry can go on this server, for this user, in this deployment. */
export interface AcceptTargets {
  readonly encounterDiagnosis: TargetGate;
  readonly document: TargetGate;
}

/** `notice`: it was recorded, and this part of it is not in the EHR. */
export type AcceptOutcome =
  { readonly ok: true; readonly notice?: string } | { readonly ok: false; readonly message: string };

interface AcceptDialogProps {
  readonly diagnosis: RankedDiagnosis;
  readonly asOf: string;
  readonly model: { readonly id: string; readonly version: string; readonly knowledge: string };
  readonly targets: AcceptTargets;
  readonly planOf: PlanOf;
  readonly onConfirm: (
    diagnosis: RankedDiagnosis,
    target: Decision['target'],
    noteText: string,
    plan: WritePlan | null,
  ) => Promise<AcceptOutcome>;
  readonly onClose: () => void;
}

type Target = Decision['target'];

/** Stage → preview of exactly what will be copied or written → confirm. Nothing is preselected beyond recording the decision. */
export function AcceptDialog({
  diagnosis,
  asOf,
  model,
  targets,
  planOf,
  onConfirm,
  onClose,
}: AcceptDialogProps) {
  const [target, setTarget] = useState<Target | null>(null);
  const [text, setText] = useState(() => noteTextOf({ diagnosis, asOf, model }));
  const [problem, setProblem] = useState<string | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [attested, setAttested] = useState(false);
  const [draft] = useState(() => ({
    decisionId: crypto.randomUUID(),
    recordedAt: new Date().toISOString(),
  }));
  const writes = target === 'document' || target === 'encounter-diagnosis';
  const plan = writes ? planOf({ diagnosis, model, target, text, draft }) : null;
  const choose = (next: Target) => {
    setTarget(next);
    setAttested(false);
  };
  const confirm = async () => {
    if (!target) return;
    setBusy(true);
    const outcome = await onConfirm(diagnosis, target, text, plan);
    setBusy(false);
    if (!outcome.ok) setProblem(outcome.message);
    else if (outcome.notice === undefined) onClose();
    else setNotice(outcome.notice);
  };
  return (
    <ModalDialog title={`Accept: ${diagnosis.name}`} onClose={onClose}>
      <fieldset className="grid gap-1.5 text-[13px]">
        <legend className="mb-1 text-xs text-ink-muted">
          Choose where it goes. It never enters the problem list.
        </legend>
        <Choice value="none" chosen={target} onChoose={choose} label="Record the decision only" />
        <Choice value="copy-to-note" chosen={target} onChoose={choose} label="Copy text for the note" />
        <Choice
          value="document"
          chosen={target}
          onChoose={choose}
          label="Write a signed note to the EHR"
          unavailable={targets.document.allowed ? null : targets.document.why}
        />
        <Choice
          value="encounter-diagnosis"
          chosen={target}
          onChoose={choose}
          label="Write a provisional encounter diagnosis to the EHR"
          unavailable={targets.encounterDiagnosis.allowed ? null : targets.encounterDiagnosis.why}
        />
      </fieldset>
      {(target === 'copy-to-note' || target === 'document') && (
        <label className="mt-3 block text-xs text-ink-muted">
          {target === 'document' ? 'Text of the note; edit it first' : 'Text to copy; edit it first'}
          <textarea
            className="mt-1 h-44 w-full rounded border border-line-strong bg-surface p-2 text-[13px] leading-snug text-ink"
            value={text}
            onChange={(e) => {
              setText(e.target.value);
              setAttested(false);
            }}
          />
        </label>
      )}
      {writes && plan && (
        <WritePreview target={target} plan={plan} attested={attested} onAttest={setAttested} />
      )}
      {problem && (
        <p role="alert" className="mt-3 rounded border border-alert bg-alert-soft p-2 text-[13px]">
          {problem}
        </p>
      )}
      {notice && (
        <p role="status" className="mt-3 rounded border border-line-strong bg-sunken p-2 text-[13px]">
          The decision is recorded. {notice}
        </p>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button onPress={onClose}>{notice ? 'Close' : 'Cancel'}</Button>
        {!notice && (
          <Button
            variant="primary"
            isDisabled={!target || busy || (writes && !(plan && attested))}
            onPress={() => void confirm()}
          >
            {labelOf(target)}
          </Button>
        )}
      </div>
    </ModalDialog>
  );
}

function labelOf(target: Target | null): string {
  if (target === 'copy-to-note') return 'Accept and copy';
  if (target === 'encounter-diagnosis' || target === 'document') return 'Accept and write';
  return 'Accept';
}

interface ChoiceProps {
  readonly value: Target;
  readonly chosen: Target | null;
  readonly onChoose: (target: Target) => void;
  readonly label: string;
  readonly unavailable?: string | null;
}

function Choice({ value, chosen, onChoose, label, unavailable = null }: ChoiceProps) {
  return (
    <label className={`flex min-h-6 items-start gap-2 ${unavailable ? 'text-ink-muted' : ''}`}>
      <input
        type="radio"
        name="accept-target"
        className="mt-0.5 size-4 accent-(--color-accent)"
        disabled={unavailable !== null}
        checked={chosen === value}
        onChange={() => onChoose(value)}
      />
      <span>
        {label}
        {unavailable && <span className="block text-xs">{unavailable}</span>}
      </span>
    </label>
  );
}
