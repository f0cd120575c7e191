import type { UnavailableReason } from '../../contracts/hosted-model.ts';

/** Why there is no answer of the hosted model. Holds no text of the model or its server. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure';
  readonly reason: UnavailableReason;
  /** True where the same request may succeed soon. */
  readonly passing: boolean;
  readonly retryAfterMs: number | null;

  constructor(reason: UnavailableReason, options: { passing?: boolean; retryAfterMs?: number | null } = {}) {
    super(reason);
    this.reason = reason;
    this.passing = options.passing ?? false;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** For a person: what happened and what to try. The embedded model's list is never touched by it. */
export const FAILURE_WORDS: Readonly<Record<UnavailableReason, { message: string; remedy: string }>> = {
  timeout: { message: 'It did not answer in time.', remedy: 'Try again later.' },
  busy: { message: 'It is busy and took no more requests.', remedy: 'Try again in a minute.' },
  unreachable: {
    message: 'It could not be reached, or broke off.',
    remedy: 'Try again; if it stays, tell the operator.',
  },
  refused: { message: 'It refused the request.', remedy: 'Tell the operator: the log names the reason.' },
  'unusable-answer': {
    message: 'Its answer was not in the agreed form, so none of it is shown.',
    remedy: 'Try again; if it stays, tell the operator.',
  },
  paused: {
    message: 'It failed several times in a row, so nothing is sent to it for a while.',
    remedy: 'Try again in a minute.',
  },
  budget: { message: 'Today’s budget for it is spent.', remedy: 'It is renewed at midnight UTC.' },
  credentials: {
    message: 'The server could not sign in to it.',
    remedy: 'Tell the operator to check the credentials.',
  },
};
