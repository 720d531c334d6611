import type { Database } from "./database.server";
import { withoutHeldConnection } from "./held-connection.server";

const MAX_AGE_MS = 60_000;

type CachedValue<T> = { readonly value: T; readonly readAtMs: number };

/** Reference data that a process keeps: read once, then read again behind the back of who asks, at most a minute old or as soon as
 *  it is told stale; meanwhile the old answer holds. Asked for before a transaction, never inside one. Reading that fails leaves the old
 *  answer, and the error to who has none. */
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

/** What is kept of this database is read again, now. */
export function refreshReferences(database: Database): void {
  for (const refresh of refreshersOf(database)) refresh();
}

const refreshers = new WeakMap<Database, (() => void)[]>();

function refreshersOf(database: Database): (() => void)[] {
  const known = refreshers.get(database) ?? [];
  refreshers.set(database, known);
  return known;
}
