import { hash } from "@node-rs/argon2";
import { describe, expect, test } from "vitest";

import { deriveDigest, hashPassword } from "./password-hash.server";

const PASSWORD = "drie fietsen in mei";

describe("passwords are kept as argon2id", () => {
  test("with the agreed cost and a salt", async () => {
    const [first, second] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(second).not.toBe(first);
  });

  test.each([
    { cost: { memoryCost: 19_456, timeCost: 2, parallelism: 1 }, because: "it is the cost of today" },
    { cost: { memoryCost: 8_192, timeCost: 3, parallelism: 2 }, because: "it was hashed at another cost" },
  ])("the stored form of a password ends with its digest, when $because", async ({ cost }) => {
    const kept = await hash(PASSWORD, cost);
    const at = kept.lastIndexOf("$");
    const [parameters, digest] = [kept.slice(0, at), kept.slice(at + 1)];
    expect(await deriveDigest(PASSWORD, parameters, "known")).toBe(digest);
    expect(await deriveDigest("drie fietsen in Mei", parameters, "strangers")).not.toBe(digest);
  });

  test("invalid parameters are refused", async () => {
    await expect(deriveDigest(PASSWORD, "$2b$10$abcdefghijklmnopqrstuv", "known")).rejects.toThrow(
      "parameters of a stored password are invalid",
    );
  });
});
