import { hash, hashRaw } from "@node-rs/argon2";

import { OverloadedError, limitConcurrency } from "~/platform/concurrency-limit.server";

/** Argon2id (the library's default) with 19 MiB, 2 passes and 1 lane. The parameters that the database makes up for
 *  unknown addresses must cost the same. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashing takes tens of milliseconds of CPU and 19 MiB, on threads beside the event loop. Many attempts at once must
 *  not take up the whole machine, and attempts of strangers must not keep out those who signed in here before. */
const hashingLimits = {
  strangers: limitConcurrency({ running: 2, waiting: 100 }),
  known: limitConcurrency({ running: 1, waiting: 100 }),
} as const;

/** Who waits in which queue: strangers, or a known device, link or session. */
export type HashingLane = keyof typeof hashingLimits;

/** The seconds after which an overload has certainly passed. */
export const OVERLOAD_RETRY_SECONDS = 5;

/** Hashes a new password. Throws an OverloadedError when too many tasks are waiting. */
export function hashPassword(password: string): Promise<string> {
  return hashingLimits.known(() => hash(password, COST));
}

/** Returns the digest of a password with the parameters and salt of a stored one, encoded like the end of a hash.
 *  Throws an OverloadedError when too many tasks are waiting. */
export async function deriveDigest(password: string, parameters: string, lane: HashingLane): Promise<string> {
  const [, memory, time, lanes, salt] = PARAMETERS.exec(parameters) ?? [];
  if (salt === undefined) throw new Error("The parameters of a stored password are invalid");
  const cost = { memoryCost: Number(memory), timeCost: Number(time), parallelism: Number(lanes) };
  const digest = await hashingLimits[lane](() => hashRaw(password, { ...cost, salt: Buffer.from(salt, "base64") }));
  return digest.toString("base64").replace(/=+$/, "");
}

const PARAMETERS = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)$/;

/** Returns the result of a task with passwords, or "crowded" when too many tasks are waiting. */
export async function unlessOverloaded<T>(task: Promise<T>): Promise<T | "crowded"> {
  try {
    return await task;
  } catch (error) {
    if (error instanceof OverloadedError) return "crowded";
    throw error;
  }
}
