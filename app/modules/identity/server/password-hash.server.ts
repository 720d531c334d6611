import { hash, hashRaw } from "@node-rs/argon2";

import { OverloadedError, limitConcurrency } from "~/platform/concurrency-limit.server";

/** Argon2id (the library's default) with 19 MiB, 2 passes, 1 lane: what the database makes up for addresses that are nobody's has to
 *  cost the same. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashing takes tens of milliseconds of a core and 19 MiB, on threads beside the event loop: a crowd at the door must not take the whole
 *  machine, and one of strangers must not keep out who signed in here before. */
const hashingLimits = {
  strangers: limitConcurrency({ running: 2, waiting: 100 }),
  known: limitConcurrency({ running: 1, waiting: 100 }),
} as const;

/** Whose turn it is: who proves nothing yet, or a device, link or session that is known. */
export type HashingLane = keyof typeof hashingLimits;

/** Seconds after which a crowd has certainly passed. */
export const OVERLOAD_RETRY_SECONDS = 5;

/** Hashes a new password. Throws a OverloadedError when too many wait. */
export function hashPassword(password: string): Promise<string> {
  return hashingLimits.known(() => hash(password, COST));
}

/** The digest of a password with the parameters and salt of a stored one, as that ends. Throws a OverloadedError when too many wait. */
export async function deriveDigest(password: string, parameters: string, lane: HashingLane): Promise<string> {
  const [, memory, time, lanes, salt] = PARAMETERS.exec(parameters) ?? [];
  if (salt === undefined) throw new Error("The parameters of a password are not understood");
  const cost = { memoryCost: Number(memory), timeCost: Number(time), parallelism: Number(lanes) };
  const digest = await hashingLimits[lane](() => hashRaw(password, { ...cost, salt: Buffer.from(salt, "base64") }));
  return digest.toString("base64").replace(/=+$/, "");
}

const PARAMETERS = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)$/;

/** What a task with passwords answers; "crowded" when too many wait. */
export async function unlessOverloaded<T>(task: Promise<T>): Promise<T | "crowded"> {
  try {
    return await task;
  } catch (error) {
    if (error instanceof OverloadedError) return "crowded";
    throw error;
  }
}
