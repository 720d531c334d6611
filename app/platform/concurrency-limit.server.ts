/** Limits how many tasks run at once. */
export type Semaphore = {
  /** Waits for a place, first come first served, and returns the function that releases it; calling that again has no
   *  effect. Rejects with the reason of the signal when it is aborted first. */
  readonly acquire: (signal?: AbortSignal) => Promise<() => void>;
  /** Returns whether another task would have to wait behind at least this many. */
  readonly isQueueFull: (waiting: number) => boolean;
  readonly isIdle: () => boolean;
};

export function openSemaphore(semaphore: number): Semaphore {
  let taken = 0;
  const queue: (() => void)[] = [];
  const release = (): void => {
    const next = queue.shift();
    // Who is woken takes over the place of who left: as many are taken as before.
    if (next) next();
    else taken -= 1;
  };
  return {
    acquire: async (signal) => {
      signal?.throwIfAborted();
      if (taken < semaphore) taken += 1;
      else await waitInQueue(queue, signal);
      let isHeld = true;
      return () => {
        if (isHeld) release();
        isHeld = false;
      };
    },
    isQueueFull: (waiting) => taken >= semaphore && queue.length >= waiting,
    isIdle: () => taken === 0,
  };
}

/** Waits in a queue until woken, and leaves it when the signal is aborted. */
function waitInQueue(queue: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const wake = (): void => {
      signal?.removeEventListener("abort", abort);
      resolve();
    };
    const abort = (): void => {
      queue.splice(queue.indexOf(wake), 1);
      reject(signal?.reason as Error);
    };
    signal?.addEventListener("abort", abort, { once: true });
    queue.push(wake);
  });
}

/** Returns a function that runs tasks, at most `running` at a time; others wait in order. Rejects with an
 *  OverloadedError when `waiting` tasks are waiting already. */
export function limitConcurrency(limits: {
  running: number;
  waiting: number;
}): <T>(task: () => Promise<T>) => Promise<T> {
  const semaphore = openSemaphore(limits.running);
  return async (task) => {
    if (semaphore.isQueueFull(limits.waiting)) throw new OverloadedError();
    const release = await semaphore.acquire();
    try {
      return await task();
    } finally {
      release();
    }
  };
}

/** Too many tasks are waiting; try again later. */
export class OverloadedError extends Error {
  constructor() {
    super("Too many tasks are waiting");
    this.name = "OverloadedError";
  }
}
