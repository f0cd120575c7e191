import { AcceptDialog } from '../differential/accept-dialog.tsx';
import type { Decisions } from '../differential/decisions/use-decisions.ts';
import type { Accepting } from '../differential/panel.tsx';
import type { Session } from '../launch/session.ts';
import type { WriteCapabilities } from '../record/write-back.ts';
import { acceptInto, planOf, targetsOf } from './accept-target.ts';

interface AcceptFlowProps extends Accepting {
  readonly asOf: string;
  readonly session: Session;
  readonly decisions: Decisions;
  /** What the EHR takes, once known; `failed`: it could not be read. */
  readonly gates: { readonly known: WriteCapabilities | null; readonly failed: boolean };
}

/** From the accepted entry to the stored decision and, where it is allowed, what is written into the EHR. */
export function AcceptFlow({ diagnosis, shown, onClose, asOf, session, decisions, gates }: AcceptFlowProps) {
  return (
    <AcceptDialog
      diagnosis={diagnosis}
      asOf={asOf}
      model={shown.model}
      targets={targetsOf(gates.known, gates.failed)}
      planOf={(entry) => planOf(entry, session, gates.known)}
      onConfirm={(accepted, target, text, plan) =>
        acceptInto({ diagnosis: accepted, shown, target, text, plan, session, decisions })
      }
      onClose={onClose}
    />
  );
}
