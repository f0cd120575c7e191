import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseSources, DeidentifiedCase } from '../../../clinical/assessment/deidentified-case.ts';
import { API } from '../../../contracts/api.ts';
import type { HostedAnswered, HostedNotes, HostedProgress } from '../../../contracts/hosted-model.ts';
import type { Decisions } from '../decisions/use-decisions.ts';
import { readEvents } from './read-events.ts';

/** What is sent, and for each item of it where it stands in the record (which is not sent). */
export interface OpinionInput {
  readonly case: DeidentifiedCase;
  readonly sources: CaseSources;
  readonly notes: HostedNotes;
}

export type OpinionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: HostedProgress | null }
  | { readonly kind: 'unavailable'; readonly message: string; readonly remedy: string }
  | {
      readonly kind: 'answered';
      readonly answer: HostedAnswered;
      /** The assessment that it answers, and the items that its citations point into. */
      readonly assessmentId: string;
      readonly sources: CaseSources;
    };

const BROKEN_OFF = {
  kind: 'unavailable',
  message: 'The connection to the Chartside server broke off.',
  remedy: 'Try again.',
} as const;

/** Asks the hosted model, only when the person does. One request at a time; it ends with the page. */
export function useSecondOpinion(decisions: Pick<Decisions, 'client' | 'scope'>, freeText: boolean) {
  const [state, setState] = useState<OpinionState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  const { client, scope } = decisions;
  const { iss, patientId } = scope;

  const stop = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState({ kind: 'idle' });
  }, []);
  useEffect(() => () => running.current?.abort(), [client]);

  const ask = useCallback(
    async ({ case: sent, sources, notes }: OpinionInput, assessmentId: string) => {
      running.current?.abort();
      const own = new AbortController();
      running.current = own;
      const show = (next: OpinionState) => {
        if (running.current === own) setState(next);
      };
      show({ kind: 'running', progress: null });
      const body = { iss, patientId, assessmentId, case: sent, notes: freeText ? notes : null };
      const response = await client.stream(API.hostedDifferential, body, own.signal);
      if (!response.ok) {
        const { failure } = response;
        const remedy = failure.kind === 'refused' ? failure.remedy : 'Try again when it is back.';
        return show({ kind: 'unavailable', message: failure.message, remedy });
      }
      try {
        for await (const event of readEvents(response.value)) {
          if (event.state === 'progress') show({ kind: 'running', progress: event });
          else if (event.state === 'unavailable') return show({ kind: 'unavailable', ...event });
          else return show({ kind: 'answered', answer: event, assessmentId, sources });
        }
        show(BROKEN_OFF);
      } catch {
        show(BROKEN_OFF);
      }
    },
    [client, iss, patientId, freeText],
  );
  return { state, ask, stop };
}
