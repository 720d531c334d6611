/** Runs tasks a few at a time; the others wait in order, and beyond `waiting` they are turned away with a CrowdedError. */
export function turnstile(limits: { running: number; waiting: number }): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (task) => {
    if (running >= limits.running) {
      if (queue.length >= limits.waiting) throw new CrowdedError();
      // Who is woken takes over the place of who left: `running` stays as it is.
      await new Promise<void>((enter) => queue.push(enter));
    } else running += 1;
    try {
      return await task();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
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
