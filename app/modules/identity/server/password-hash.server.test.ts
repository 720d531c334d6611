import { performance } from "node:perf_hooks";

import { describe, expect, test } from "vitest";

import { hashPassword, isPasswordOf } from "./password-hash.server";

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

  test("without an account the comparison does the same work and is always false", async () => {
    const kept = await hashPassword("drie fietsen in mei");
    const timeOf = async (passwordHash: string | null): Promise<number> => {
      const started = performance.now();
      expect(await isPasswordOf(passwordHash, "iets anders")).toBe(false);
      return performance.now() - started;
    };
    const rounds: { known: number; unknown: number }[] = [];
    for (let round = 0; round < 5; round += 1) rounds.push({ known: await timeOf(kept), unknown: await timeOf(null) });
    const median = (times: number[]): number => times.sort((a, b) => a - b)[2] ?? 0;
    const ratio = median(rounds.map(({ unknown }) => unknown)) / median(rounds.map(({ known }) => known));
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});
