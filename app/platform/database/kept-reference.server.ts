import type { Database } from "./database.server";
import { asideOfHolder } from "./held-connection.server";

const KEPT_MS = 60_000;

type Kept<T> = { readonly value: T; readonly readAtMs: number };

/** Reference data that a process keeps: read once, then read again behind the back of who asks, at most a minute old or as soon as
 *  it is told stale; meanwhile the old answer holds. Asked for before a transaction, never inside one. Reading that fails leaves the old
 *  answer, and the error to who has none. */
export function keptReference<T>(
  read: (database: Database) => Promise<T>,
): (context: { readonly database: Database }) => Promise<T> {
  const shelves = new WeakMap<Database, { kept?: Kept<T>; reading?: Promise<T> | undefined }>();
  return ({ database }) => {
    database.requireNoneHeld();
    const shelf = shelves.get(database) ?? {};
    if (!shelves.has(database)) {
      shelves.set(database, shelf);
      // What is being read at this moment may be from before the news.
      refreshersOf(database).push(
        () =>
          void settled(shelf.reading)
            .then(refresh)
            .catch(() => undefined),
      );
    }
    const refresh = (): Promise<T> => {
      if (shelf.reading) return shelf.reading;
      const readAtMs = performance.now();
      const reading = asideOfHolder(() => read(database));
      shelf.reading = reading;
      const done = (): void => {
        if (shelf.reading === reading) shelf.reading = undefined;
      };
      reading.then((value) => {
        shelf.kept = { value, readAtMs };
        done();
      }, done);
      return reading;
    };
    const { kept } = shelf;
    if (kept === undefined) return refresh();
    if (performance.now() - kept.readAtMs > KEPT_MS) refresh().catch(() => undefined);
    return Promise.resolve(kept.value);
  };
}

async function settled(reading: Promise<unknown> | undefined): Promise<void> {
  await reading?.catch(() => undefined);
}

/** What is kept of this database is read again, now. */
export function tellStale(database: Database): void {
  for (const refresh of refreshersOf(database)) refresh();
}

const refreshers = new WeakMap<Database, (() => void)[]>();

function refreshersOf(database: Database): (() => void)[] {
  const known = refreshers.get(database) ?? [];
  refreshers.set(database, known);
  return known;
}
