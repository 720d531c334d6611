import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

import { systemClock } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import type { Database } from "~/platform/database/database.server";

const WINDOW_MS = 60_000;

/** How many requests of a token a process counts by itself before it reports them to the others through the database,
 *  in one statement. Together, the processes may let through at most this many each beyond the limit, and never fewer
 *  than the limit. */
const MAX_SHARE = 30;

type Count = { unreported: number; share: number; isOver: boolean };
type Limiter = { readonly store: RateLimiterPostgres; minute: number; counts: Map<string, Count> };

/** Counts a request of a token in the current minute. Returns how many seconds to wait, 0 when the request is allowed.
 *  The minutes follow the system clock, so that a portal whose clock is set still counts. */
export async function countApiRequest(
  context: Pick<ServerContext, "database" | "settings">,
  tokenId: string,
  now: Date = systemClock().now(),
): Promise<number> {
  const limit = context.settings.apiRequestsPerMinute;
  const limiter = limiterOf(context.database, limit);
  const minute = Math.floor(now.getTime() / WINDOW_MS);
  const secondsLeft = Math.ceil(((minute + 1) * WINDOW_MS - now.getTime()) / 1000);
  if (limiter.minute !== minute) Object.assign(limiter, { minute, counts: new Map() });
  const count = limiter.counts.get(tokenId) ?? { unreported: 0, share: Math.min(MAX_SHARE, limit), isOver: false };
  limiter.counts.set(tokenId, count);
  if (count.isOver) return secondsLeft;
  count.unreported += 1;
  if (count.unreported < count.share) return 0;
  const reported = count.unreported;
  count.unreported = 0;
  try {
    const { remainingPoints } = await limiter.store.consume(`${tokenId}:${String(minute)}`, reported);
    count.share = Math.max(1, Math.min(MAX_SHARE, remainingPoints));
    return 0;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    count.isOver = true;
    return secondsLeft;
  }
}

const limiters = new WeakMap<Database, Limiter>();

function limiterOf(database: Database, limit: number): Limiter {
  const known = limiters.get(database);
  if (known) return known;
  const store = new RateLimiterPostgres({
    points: limit,
    duration: WINDOW_MS / 1000,
    storeClient: database.pool,
    storeType: "pool",
    tableName: "request_counters",
    tableCreated: true,
    keyPrefix: "api",
  });
  const fresh = { store, minute: 0, counts: new Map<string, Count>() };
  limiters.set(database, fresh);
  return fresh;
}
