import { isIPv6 } from "node:net";

import type pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

import type { ServerContext } from "~/platform/context.server";

const MINUTE_SECONDS = 60;

/** Attempts that count before the answer becomes "later". A success gives its attempts back. */
const LIMITS = {
  /** Of one address for one account, known or not. */
  "sign-in-account": { points: 5, duration: 15 * MINUTE_SECONDS },
  /** Of one address, whatever the accounts. */
  "sign-in-address": { points: 100, duration: 60 * MINUTE_SECONDS },
  /** Mails asked for one account, by whomever. */
  "reset-account": { points: 5, duration: 60 * MINUTE_SECONDS },
  "reset-address": { points: 30, duration: 60 * MINUTE_SECONDS },
  /** Wrong current passwords of a signed-in user. */
  "password-user": { points: 10, duration: 15 * MINUTE_SECONDS },
} as const;

export type ThrottleName = keyof typeof LIMITS;

export type Attempt = { readonly name: ThrottleName; readonly key: string };

/** Counts an attempt and tells how many seconds to wait; 0 when it may go on. Counted in the database, so by all web
 *  processes together, before the attempt is made. */
export async function countAttempts(
  context: Pick<ServerContext, "database">,
  attempts: readonly Attempt[],
): Promise<number> {
  const waits = await Promise.all(
    attempts.map(async ({ name, key }) => {
      try {
        await limiterOf(context.database.pool, name).consume(key);
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw refusal;
      }
    }),
  );
  return Math.max(0, ...waits);
}

/** Gives back what a success had counted. */
export async function forgiveAttempts(
  context: Pick<ServerContext, "database">,
  attempts: readonly Attempt[],
): Promise<void> {
  await Promise.all(attempts.map(({ name, key }) => limiterOf(context.database.pool, name).reward(key)));
}

/** Forgets all attempts under these keys. */
export async function forgetAttempts(
  context: Pick<ServerContext, "database">,
  attempts: readonly Attempt[],
): Promise<void> {
  await Promise.all(attempts.map(({ name, key }) => limiterOf(context.database.pool, name).delete(key)));
}

/** What counts as one address: of IPv6 the network, for one subscriber has all addresses in it. */
export function networkOf(clientAddress: string): string {
  const address = clientAddress.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = head === "" ? [] : head.split(":");
  const rest = tail === undefined || tail === "" ? 0 : tail.split(":").length;
  const all =
    tail === undefined ? groups : [...groups, ...Array<string>(8 - groups.length - rest).fill("0"), ...tail.split(":")];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}

const limiters = new WeakMap<pg.Pool, Map<ThrottleName, RateLimiterPostgres>>();

function limiterOf(pool: pg.Pool, name: ThrottleName): RateLimiterPostgres {
  const known = limiters.get(pool) ?? new Map<ThrottleName, RateLimiterPostgres>();
  limiters.set(pool, known);
  const limiter =
    known.get(name) ??
    new RateLimiterPostgres({
      ...LIMITS[name],
      storeClient: pool,
      storeType: "pool",
      tableName: "request_counters",
      tableCreated: true,
      keyPrefix: name,
    });
  known.set(name, limiter);
  return limiter;
}
