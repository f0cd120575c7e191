import type { RankedDiagnosis } from '../../clinical/inference/differential.ts';
import type { Decision } from '../../contracts/decision.ts';
import type { AcceptOutcome, AcceptTargets } from '../differential/accept-dialog.tsx';
import type { PlannedEntry, WritePlan } from '../differential/decisions/write-plan.ts';
import type { Decisions, ShownList } from '../differential/decisions/use-decisions.ts';
import type { Session } from '../launch/session.ts';
import { copyText } from '../ui/copy-text.ts';
import { createResource, type WriteCapabilities } from '../record/write-back.ts';
import { planWrite, sendPlan } from './write-plan.ts';

export function targetsOf(gates: WriteCapabilities | null, failed: boolean): AcceptTargets {
  const why = failed
    ? 'What the EHR lets apps write could not be read.'
    : 'What the EHR lets apps write is being read.';
  const closed = { allowed: false, why } as const;
  if (!gates) return { encounterDiagnosis: closed, document: closed };
  const targetOf = ({ allowed, reason }: WriteCapabilities['document']) =>
    allowed ? ({ allowed } as const) : ({ allowed, why: reason ?? 'Not allowed here.' } as const);
  return {
    encounterDiagnosis: targetOf(gates.encounterDiagnosis),
    document: targetOf(gates.document),
  };
}

/** What one acceptance would write; `null` until it is known what the EHR takes. */
export function planOf(
  entry: PlannedEntry,
  session: Session,
  gates: WriteCapabilities | null,
): WritePlan | null {
  return gates && planWrite({ ...entry, session, gates });
}

interface Acceptance {
  readonly diagnosis: RankedDiagnosis;
  readonly shown: ShownList;
  readonly target: Decision['target'];
  readonly text: string;
  readonly plan: WritePlan | null;
  readonly session: Session;
  readonly decisions: Decisions;
}

/** Copies or writes first, then records the decision: a decision never says more than what happened. */
export async function acceptInto({
  diagnosis,
  shown,
  target,
  text,
  plan,
  session,
  decisions,
}: Acceptance): Promise<AcceptOutcome> {
  if (target === 'copy-to-note' && !(await copyText(text)))
    return {
      ok: false,
      message:
        'The browser did not allow copying. Select the text, copy it with Ctrl+C, then choose “Record the decision only”.',
    };
  if (target !== 'encounter-diagnosis' && target !== 'document') {
    decisions.accept(diagnosis, shown, target, null);
    return { ok: true };
  }
  if (plan === null) return { ok: false, message: 'What the EHR takes is not known yet. Try again.' };
  const sent = await sendPlan(plan, (resource, ifNoneExist) =>
    createResource(session, resource, { ifNoneExist }),
  );
  if (!sent.ok) return { ok: false, message: `Nothing was recorded. ${sent.message}` };
  decisions.accept(diagnosis, shown, target, sent.ref, plan.decisionId);
  return sent.incomplete === null ? { ok: true } : { ok: true, notice: sent.incomplete };
}
