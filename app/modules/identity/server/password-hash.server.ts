import { hash, verify } from "@node-rs/argon2";

import { CrowdedError, turnstile } from "~/platform/turnstile.server";

/** Argon2id (the library's default) with 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Of a password that nobody has: what is compared where there is no account, so that it takes as long. */
export const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$w5n6X32NrD5JT5jB5/9ERA$+42Lcdi4HBxhe4kNtX/utD65yPe+dC05dXKppU1ZG24";

/** Hashing takes tens of milliseconds of a core and 19 MiB: a crowd at the door must not take the whole machine. */
const inTurn = turnstile({ running: 2, waiting: 100 });

/** Seconds after which a crowd has certainly passed. */
export const CROWD_PASSES_SECONDS = 5;

/** Throws a CrowdedError when too many wait. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, COST));
}

/** True when the password is the account's; without a hash false, after the same work. Throws a CrowdedError when too many
 *  wait. */
export async function isPasswordOf(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await inTurn(() => verify(passwordHash ?? NOBODYS_HASH, password));
  return matches && passwordHash !== null;
}

/** What a task with passwords answers; "crowded" when too many wait. */
export async function unlessCrowded<T>(task: Promise<T>): Promise<T | "crowded"> {
  try {
    return await task;
  } catch (error) {
    if (error instanceof CrowdedError) return "crowded";
    throw error;
  }
}
