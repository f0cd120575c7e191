import type { QueryClient } from '@tanstack/react-query';
import type { Session } from '../launch/session.ts';
import { createRecordRun, type RecordRun, type RecordRunOptions } from './record-run.ts';

type OnPage = RecordRunOptions['onPage'];

interface Ahead {
  readonly run: RecordRun;
  /** Hands on what came so far, then everything as it comes. */
  attach(onPage: OnPage): void;
}

const ahead = new WeakMap<Session, Ahead>();

/** Starts reading a session's record before there is a screen to show it on. */
export function readAhead(session: Session, client: QueryClient): void {
  const pages: Parameters<OnPage>[] = [];
  let take: OnPage = (...page) => void pages.push(page);
  const run = createRecordRun({
    session,
    client,
    now: () => Date.now(),
    onPage: (...page) => take(...page),
  });
  ahead.set(session, {
    run,
    attach: (onPage) => {
      take = onPage;
      for (const page of pages.splice(0)) onPage(...page);
    },
  });
  run.start();
}

/** The reading that was started ahead, taken once, or a new one; pages go to `onPage`. */
export function startReading(session: Session, client: QueryClient, onPage: OnPage): RecordRun {
  const early = ahead.get(session);
  if (early) {
    ahead.delete(session);
    early.attach(onPage);
    return early.run;
  }
  const run = createRecordRun({ session, client, now: () => Date.now(), onPage });
  run.start();
  return run;
}
