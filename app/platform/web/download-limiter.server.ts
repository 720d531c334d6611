import { OverloadedError, openSemaphore, type Semaphore } from "../concurrency-limit.server";

/** How many downloads are made at once, and how long others wait. */
export type DownloadLimits = {
  readonly perHolder: number;
  readonly perProcess: number;
  readonly waitingPerHolder: number;
  readonly waitingPerProcess: number;
  readonly patienceMs: number;
};

/** The permission to make one download. */
export type DownloadSlot = {
  /** Ends the download; calling it again has no effect. */
  readonly release: () => void;
  /** Lends the place in the process to another download while the client receives nothing. The holder's own limit still
   *  counts it. */
  readonly pause: () => void;
  /** Waits for a place again after a pause. */
  readonly resume: () => Promise<void>;
};

/** Returns a slot for a holder (a session or a token). Rejects with an OverloadedError when too many are waiting or the
 *  wait was too long, and with the reason of the signal when the client disconnects while it waits. */
export type DownloadLimiter = (holder: string, signal: AbortSignal) => Promise<DownloadSlot>;

export function openDownloadLimiter(limits: DownloadLimits): DownloadLimiter {
  const processLimit = openSemaphore(limits.perProcess);
  const holderLimits = new Map<string, Semaphore>();
  return async (holder, signal) => {
    signal.throwIfAborted();
    const own = holderLimits.get(holder) ?? openSemaphore(limits.perHolder);
    holderLimits.set(holder, own);
    if (own.isQueueFull(limits.waitingPerHolder) || processLimit.isQueueFull(limits.waitingPerProcess)) {
      throw new OverloadedError();
    }
    const releaseOwn = await acquireInTime(own, signal, limits.patienceMs);
    const releaseHolder = (): void => {
      releaseOwn();
      if (own.isIdle()) holderLimits.delete(holder);
    };
    try {
      return slotOf(processLimit, await acquireInTime(processLimit, signal, limits.patienceMs), releaseHolder, signal);
    } catch (error) {
      releaseHolder();
      throw error;
    }
  };
}

async function acquireInTime(limit: Semaphore, signal: AbortSignal, patienceMs: number): Promise<() => void> {
  try {
    return await limit.acquire(AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]));
  } catch (error) {
    if (signal.aborted) throw error;
    throw new OverloadedError();
  }
}

function slotOf(
  limit: Semaphore,
  releaseAcquired: () => void,
  releaseHolder: () => void,
  signal: AbortSignal,
): DownloadSlot {
  let releasePlace: (() => void) | null = releaseAcquired;
  let isOver = false;
  const isReleased = (): boolean => isOver;
  const pause = (): void => {
    releasePlace?.();
    releasePlace = null;
  };
  return {
    pause,
    resume: async () => {
      if (releasePlace !== null || isReleased()) return;
      const releaseAgain = await limit.acquire(signal);
      if (isReleased()) releaseAgain();
      else releasePlace = releaseAgain;
    },
    release: () => {
      isOver = true;
      pause();
      releaseHolder();
    },
  };
}
