import type { CDPSession } from '@playwright/test';

/** The page's workers over the DevTools protocol, which Playwright itself doesn't reach. Attach before the page loads. */
export interface WorkerSessions {
  /** Collects the garbage of every worker's heap. */
  collectGarbage(): Promise<void>;
}

interface Message {
  readonly id: number;
  readonly error?: { readonly message: string };
}

export async function attachToWorkers(page: CDPSession): Promise<WorkerSessions> {
  const workers: string[] = [];
  const waiting = new Map<number, (answer: Message) => void>();
  let sent = 0;
  page.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.push(sessionId);
  });
  page.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message) as Message;
    waiting.get(answer.id)?.(answer);
  });
  await page.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const ask = async (sessionId: string, method: string): Promise<void> => {
    const id = (sent += 1);
    const answered = new Promise<Message>((resolve) => waiting.set(id, resolve));
    await page.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    const { error } = await answered;
    if (error) throw new Error(`${method} in the worker: ${error.message}`);
  };
  return {
    collectGarbage: async () => {
      if (workers.length === 0) throw new Error('The page has no worker: its memory would be left out.');
      for (const worker of workers) await ask(worker, 'HeapProfiler.collectGarbage');
    },
  };
}
