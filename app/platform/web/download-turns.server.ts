import { CrowdedError, openPlaces, type Places } from "../turnstile.server";

/** How many downloads are made at once, and how long the others wait. */
export type DownloadLimits = {
  readonly perHolder: number;
  readonly perProcess: number;
  readonly waitingPerHolder: number;
  readonly waitingPerProcess: number;
  readonly patienceMs: number;
};

/** One download among those that are made. */
export type Turn = {
  /** For good; once is enough. */
  readonly leave: () => void;
  /** Lends the place in the process to another while the client takes nothing. The holder's own share stays taken. */
  readonly pause: () => void;
  /** After a pause: waits for a place again. */
  readonly resume: () => Promise<void>;
};

/** Answers a turn for a holder (a session or a token). Throws a CrowdedError when too many wait, or after waiting too long; the
 *  signal's reason when the client goes while it waits. */
export type DownloadTurns = (holder: string, signal: AbortSignal) => Promise<Turn>;

export function openDownloadTurns(limits: DownloadLimits): DownloadTurns {
  const ofProcess = openPlaces(limits.perProcess);
  const ofHolders = new Map<string, Places>();
  return async (holder, signal) => {
    signal.throwIfAborted();
    const own = ofHolders.get(holder) ?? openPlaces(limits.perHolder);
    ofHolders.set(holder, own);
    if (own.isCrowded(limits.waitingPerHolder) || ofProcess.isCrowded(limits.waitingPerProcess)) {
      throw new CrowdedError();
    }
    const leaveOwn = await inTime(own, signal, limits.patienceMs);
    const leaveHolder = (): void => {
      leaveOwn();
      if (own.isUnused()) ofHolders.delete(holder);
    };
    try {
      return turnOf(ofProcess, await inTime(ofProcess, signal, limits.patienceMs), leaveHolder, signal);
    } catch (error) {
      leaveHolder();
      throw error;
    }
  };
}

async function inTime(places: Places, signal: AbortSignal, patienceMs: number): Promise<() => void> {
  try {
    return await places.enter(AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]));
  } catch (error) {
    if (signal.aborted) throw error;
    throw new CrowdedError();
  }
}

function turnOf(places: Places, entered: () => void, leaveHolder: () => void, signal: AbortSignal): Turn {
  let leavePlace: (() => void) | null = entered;
  let isOver = false;
  const hasLeft = (): boolean => isOver;
  const pause = (): void => {
    leavePlace?.();
    leavePlace = null;
  };
  return {
    pause,
    resume: async () => {
      if (leavePlace !== null || hasLeft()) return;
      const again = await places.enter(signal);
      if (hasLeft()) again();
      else leavePlace = again;
    },
    leave: () => {
      isOver = true;
      pause();
      leaveHolder();
    },
  };
}
