import type { Database } from "./database.server";
import { withoutHeldConnection } from "./held-connection.server";

const MAX_AGE_MS = 60_000;

type CachedValue<T> = { readonly value: T; readonly readAtMs: number };

/** Returns a function that gives reference data cached by the process. It is read once, then refreshed in the
 *  background when it is a minute old or known to be stale; until then the old value is returned. Call it before a
 *  transaction, never inside one. When a refresh fails the old value is kept; only a first read that fails rejects. */
export function cachedReference<T>(
  read: (database: Database) => Promise<T>,
): (context: { readonly database: Database }) => Promise<T> {
  const caches = new WeakMap<Database, { cached?: CachedValue<T>; reading?: Promise<T> | undefined }>();
  return ({ database }) => {
    database.assertNoConnectionHeld();
    const cache = caches.get(database) ?? {};
    if (!caches.has(database)) {
      caches.set(database, cache);
      // What is being read at this moment may be from before the news.
      refreshersOf(database).push(
        () =>
          void settled(cache.reading)
            .then(refresh)
            .catch(() => undefined),
      );
    }
    const refresh = (): Promise<T> => {
      if (cache.reading) return cache.reading;
      const readAtMs = performance.now();
      const reading = withoutHeldConnection(() => read(database));
      cache.reading = reading;
      const done = (): void => {
        if (cache.reading === reading) cache.reading = undefined;
      };
      reading.then((value) => {
        cache.cached = { value, readAtMs };
        done();
      }, done);
      return reading;
    };
    const { cached } = cache;
    if (cached === undefined) return refresh();
    if (performance.now() - cached.readAtMs > MAX_AGE_MS) refresh().catch(() => undefined);
    return Promise.resolve(cached.value);
  };
}

async function settled(reading: Promise<unknown> | undefined): Promise<void> {
  await reading?.catch(() => undefined);
}

/** Refreshes everything that is cached of this database now. */
export function refreshReferences(database: Database): void {
  for (const refresh of refreshersOf(database)) refresh();
}

const refreshers = new WeakMap<Database, (() => void)[]>();

function refreshersOf(database: Database): (() => void)[] {
  const known = refreshers.get(database) ?? [];
  refreshers.set(database, known);
  return known;
}
