import { performance } from "node:perf_hooks";

import { parseOptions } from "@node-rs/argon2";
import { describe, expect, test } from "vitest";

import { hashPassword, isPasswordOf, NOBODYS_HASH } from "./password-hash.server";

describe("passwords are kept as argon2id", () => {
  test("with the agreed cost, and salted", async () => {
    const [first, second] = await Promise.all([
      hashPassword("drie fietsen in mei"),
      hashPassword("drie fietsen in mei"),
    ]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(second).not.toBe(first);
    expect(await isPasswordOf(first, "drie fietsen in mei")).toBe(true);
    expect(await isPasswordOf(first, "drie fietsen in Mei")).toBe(false);
  });

  test("without an account the comparison is made with a hash of the same cost and is always false", async () => {
    expect(parseOptions(NOBODYS_HASH)).toEqual(parseOptions(await hashPassword("drie fietsen in mei")));
    const started = performance.now();
    expect(await isPasswordOf(null, "drie fietsen in mei")).toBe(false);
    // No machine fills 19 MiB twice in a millisecond.
    expect(performance.now() - started).toBeGreaterThan(1);
  });
});
