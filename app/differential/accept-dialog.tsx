import { useState } from 'react';
import type { RankedDiagnosis } from '../../clinical/inference/differential.ts';
import type { Decision } from '../../contracts/decision.ts';
import { Button } from '../ui/button.tsx';
import { ModalDialog } from '../ui/dialog.tsx';
import { noteTextOf } from './decisions/note-text.ts';

/** Where an accepted entry can go on this server, for this user, in this deployment. */
export interface AcceptTargets {
  readonly encounterDiagnosis: { readonly allowed: true } | { readonly allowed: false; readonly why: string };
}

export type AcceptOutcome = { readonly ok: true } | { readonly ok: false; readonly message: string };

interface AcceptDialogProps {
  readonly diagnosis: RankedDiagnosis;
  readonly asOf: string;
  readonly model: { readonly id: string; readonly version: string; readonly knowledge: string };
  readonly targets: AcceptTargets;
  readonly preview: (diagnosis: RankedDiagnosis) => string;
  readonly onConfirm: (
    diagnosis: RankedDiagnosis,
    target: Decision['target'],
    noteText: string,
  ) => Promise<AcceptOutcome>;
  readonly onClose: () => void;
}

type Target = 'none' | 'copy-to-note' | 'encounter-diagnosis';

/** Stage → preview of exactly what will be copied or written → confirm. Nothing is preselected beyond recording the decision. */
export function AcceptDialog({
  diagnosis,
  asOf,
  model,
  targets,
  preview,
  onConfirm,
  onClose,
}: AcceptDialogProps) {
  const [target, setTarget] = useState<Target | null>(null);
  const [text, setText] = useState(() => noteTextOf({ diagnosis, asOf, model }));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    if (!target) return;
    setBusy(true);
    const outcome = await onConfirm(diagnosis, target, text);
    setBusy(false);
    if (outcome.ok) onClose();
    else setProblem(outcome.message);
  };
  return (
    <ModalDialog title={`Accept: ${diagnosis.name}`} onClose={onClose}>
      <fieldset className="grid gap-1.5 text-[13px]">
        <legend className="mb-1 text-xs text-ink-muted">
          Choose where it goes. It never enters the problem list.
        </legend>
        <Choice value="none" chosen={target} onChoose={setTarget} label="Record the decision only" />
        <Choice value="copy-to-note" chosen={target} onChoose={setTarget} label="Copy text for the note" />
        <Choice
          value="encounter-diagnosis"
          chosen={target}
          onChoose={setTarget}
          label="Write a provisional encounter diagnosis to the EHR"
          unavailable={targets.encounterDiagnosis.allowed ? null : targets.encounterDiagnosis.why}
        />
      </fieldset>
      {target === 'copy-to-note' && (
        <label className="mt-3 block text-xs text-ink-muted">
          Text to copy; edit it first
          <textarea
            className="mt-1 h-44 w-full rounded border border-line-strong bg-surface p-2 text-[13px] leading-snug text-ink"
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
        </label>
      )}
      {target === 'encounter-diagnosis' && (
        <div className="mt-3">
          <p className="text-xs text-ink-muted">Exactly this will be written, under your name:</p>
          <pre
            className="mt-1 max-h-56 overflow-auto rounded border border-line bg-sunken p-2 text-[11px] leading-snug whitespace-pre-wrap"
            tabIndex={0}
            aria-label="Resource to be written"
          >
            {preview(diagnosis)}
          </pre>
        </div>
      )}
      {problem && (
        <p role="alert" className="mt-3 rounded border border-alert bg-alert-soft p-2 text-[13px]">
          {problem}
        </p>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button onPress={onClose}>Cancel</Button>
        <Button variant="primary" isDisabled={!target || busy} onPress={() => void confirm()}>
          {labelOf(target)}
        </Button>
      </div>
    </ModalDialog>
  );
}

function labelOf(target: Target | null): string {
  if (target === 'copy-to-note') return 'Accept and copy';
  if (target === 'encounter-diagnosis') return 'Accept and write';
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
