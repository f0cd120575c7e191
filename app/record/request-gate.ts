/** Lets at most `width` tasks run at once, lower `priority` first, then in order of arrival. */
export interface RequestGate {
  /** Rejects with the signal's reason when it aborts before the task starts. */
  run<T>(task: () => Promise<T>, options: { priority: number; signal: AbortSignal }): Promise<T>;
  /** Starts nothing new before this time (epoch milliseconds): a server has asked for rest. */
  pauseUntil(time: number): void;
}

interface Waiting {
  readonly priority: number;
  readonly start: () => void;
}

export function createRequestGate(width: number, now: () => number): RequestGate {
  const waiting: Waiting[] = [];
  let running = 0;
  let resting = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function next(): void {
    const wait = resting - now();
    if (wait > 0) {
      timer ??= setTimeout(() => {
        timer = null;
        next();
      }, wait);
      return;
    }
    while (running < width && waiting.length > 0) {
      const first = waiting.reduce((best, one) => (one.priority < best.priority ? one : best));
      waiting.splice(waiting.indexOf(first), 1);
      running += 1;
      first.start();
    }
  }

  return {
    run: (task, { priority, signal }) =>
      new Promise((resolve, reject) => {
        const entry: Waiting = {
          priority,
          start: () => {
            signal.removeEventListener('abort', leave);
            void task()
              .then(resolve, reject)
              .finally(() => {
                running -= 1;
                next();
              });
          },
        };
        function leave(): void {
          const place = waiting.indexOf(entry);
          if (place >= 0) waiting.splice(place, 1);
          reject(signal.reason as Error);
        }
        if (signal.aborted) return leave();
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(entry);
        next();
      }),
    pauseUntil: (time) => {
      resting = Math.max(resting, time);
    },
  };
}
