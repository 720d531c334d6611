import { describe, expect, test } from "vitest";

import { LONGEST_PASSWORD, passwordFindings, SHORTEST_PASSWORD } from "./password-rules";

const owner = { email: "jan.devries@bakkerij.example", name: "Jan de Vries", brandName: "Mijn Insight" };

describe("a new password", () => {
  test.each([
    { password: "drie fietsen in mei", because: "a sentence needs no digit or sign" },
    { password: "kxqvbnwplrtz", because: "12 signs are enough" },
    { password: "Acceptance-Run-Of-2026", because: "it holds enough of its own" },
    { password: "840193-2276-51", because: "no rule asks for letters" },
    { password: "a8392017483x", because: "few letters are no known word" },
    { password: "correct horse battery staple", because: "words that are on no list" },
    { password: "éclair & crème brûlée 🥐", because: "every sign counts" },
    {
      password: "x".repeat(64).replace(/x/g, (_, at: number) => "paardenbloem"[at % 11] ?? "") + "vogelkooi",
      because: "64 and more is fine",
    },
  ])("$password is fine, because $because", ({ password }) => {
    expect(passwordFindings(password, owner)).toEqual([]);
  });

  test.each([
    { password: "kxqvbnwplrt", finding: "too-short", because: "it has 11 signs" },
    { password: "🥐🥐🥐🥐🥐🥐", finding: "too-short", because: "a sign is a sign, however many bytes" },
    { password: "ab".repeat(LONGEST_PASSWORD), finding: "too-long", because: "nobody types that" },
    { password: "aaaaaaaaaaaa", finding: "repeats", because: "it is one letter" },
    { password: "xyzxyzxyzxyzxy", finding: "repeats", because: "it is three letters over and over" },
    { password: "123456789012", finding: "repeats", because: "it is a row" },
    { password: "nmlkjihgfedcba", finding: "repeats", because: "it is a row, backwards" },
    { password: "Wachtwoord2026!", finding: "well-known", because: "everyone tries that first" },
    { password: "P@ssw0rd12345", finding: "well-known", because: "signs in place of letters fool nobody" },
    { password: "qwertyuiop123", finding: "well-known", because: "it is a row of the keyboard" },
    { password: "2026-Welkom-2026", finding: "well-known", because: "a year before and after adds nothing" },
    { password: "jan.devries@bakkerij", finding: "about-you", because: "it is the address" },
    { password: "JanDeVries2026!", finding: "about-you", because: "it is the name" },
    { password: "MijnInsight2026", finding: "about-you", because: "it is the portal" },
  ])("$password is refused as $finding, because $because", ({ password, finding }) => {
    expect(passwordFindings(password, owner)).toEqual([finding]);
  });

  test("the shortest one is 12 signs", () => {
    expect(SHORTEST_PASSWORD).toBe(12);
  });
});
