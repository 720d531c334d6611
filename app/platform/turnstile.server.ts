/** Places for what may happen a few times at once. */
export type Places = {
  /** Waits for a place, in order, and answers how it is given back; once is enough. Rejects with the signal's reason when that is
   *  aborted before. */
  readonly enter: (signal?: AbortSignal) => Promise<() => void>;
  /** True when one more would have to wait, behind at least so many. */
  readonly isCrowded: (waiting: number) => boolean;
  readonly isUnused: () => boolean;
};

export function openPlaces(places: number): Places {
  let taken = 0;
  const queue: (() => void)[] = [];
  const leave = (): void => {
    const next = queue.shift();
    // Who is woken takes over the place of who left: as many are taken as before.
    if (next) next();
    else taken -= 1;
  };
  return {
    enter: async (signal) => {
      signal?.throwIfAborted();
      if (taken < places) taken += 1;
      else await turnIn(queue, signal);
      let isHere = true;
      return () => {
        if (isHere) leave();
        isHere = false;
      };
    },
    isCrowded: (waiting) => taken >= places && queue.length >= waiting,
    isUnused: () => taken === 0,
  };
}

/** Waits in a queue until woken; leaves it when the signal is aborted. */
function turnIn(queue: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const wake = (): void => {
      signal?.removeEventListener("abort", giveUp);
      resolve();
    };
    const giveUp = (): void => {
      queue.splice(queue.indexOf(wake), 1);
      reject(signal?.reason as Error);
    };
    signal?.addEventListener("abort", giveUp, { once: true });
    queue.push(wake);
  });
}

/** Runs tasks a few at a time; the others wait in order, and beyond `waiting` they are turned away with a CrowdedError. */
export function turnstile(limits: { running: number; waiting: number }): <T>(task: () => Promise<T>) => Promise<T> {
  const places = openPlaces(limits.running);
  return async (task) => {
    if (places.isCrowded(limits.waiting)) throw new CrowdedError();
    const leave = await places.enter();
    try {
      return await task();
    } finally {
      leave();
    }
  };
}

/** Too many wait already: try again later. */
export class CrowdedError extends Error {
  constructor() {
    super("Too many tasks wait");
    this.name = "CrowdedError";
  }
}
