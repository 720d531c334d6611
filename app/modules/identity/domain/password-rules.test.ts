import { describe, expect, test } from "vitest";

import { MAX_PASSWORD_LENGTH, passwordFindings, MIN_PASSWORD_LENGTH } from "./password-rules";

const owner = {
  email: "jan.devries@bakkerij.example",
  name: "Jan de Vries",
  customerName: "Warme Korst B.V.",
  brandName: "Mijn Insight",
};
/** A few of a long list. */
const known = new Set(["monkey", "football", "liverpool", "hottie", "trustno1", "q1w2e3r4t5y6", "lelijkeeend"]);

describe("a new password", () => {
  test.each([
    { password: "drie fietsen in mei", because: "a sentence needs no digit or sign" },
    { password: "kxqvbnwplrtz", because: "12 characters are enough" },
    { password: "Acceptance-Run-Of-2026", because: "enough of it is its own" },
    { password: "840193-2276-51", because: "no rule asks for letters" },
    { password: "a8392017483x", because: "a few letters are not a known word" },
    { password: "correct horse battery staple", because: "words that are on no list" },
    { password: "apenootjesmonkeypuzzel", because: "a known one among enough other characters is fine" },
    { password: "mijn fiets heeft een bel", because: "a word of the portal is common enough in a sentence" },
    { password: "januari was koud toen", because: "three letters of a name are in many words" },
    { password: "éclair & crème brûlée 🥐", because: "every character counts" },
    {
      password: "x".repeat(64).replace(/x/g, (_, at: number) => "paardenbloem"[at % 11] ?? "") + "vogelkooi",
      because: "64 and more is fine",
    },
  ])("$password is fine, because $because", ({ password }) => {
    expect(passwordFindings(password, owner, known)).toEqual([]);
  });

  test.each([
    { password: "kxqvbnwplrt", finding: "too-short", because: "it has 11 characters" },
    {
      password: "🥐🥐🥐🥐🥐🥐",
      finding: "too-short",
      because: "a character is one character, however many bytes it takes",
    },
    { password: "ab".repeat(MAX_PASSWORD_LENGTH), finding: "too-long", because: "nobody types that" },
    { password: "aaaaaaaaaaaa", finding: "repeats", because: "it is one letter" },
    { password: "xyzxyzxyzxyzxy", finding: "repeats", because: "it is three letters over and over" },
    { password: "123456789012", finding: "repeats", because: "it is a sequence" },
    { password: "nmlkjihgfedcba", finding: "repeats", because: "it is a sequence, backwards" },
    { password: "Wachtwoord2026!", finding: "well-known", because: "everyone tries that first" },
    { password: "P@ssw0rd12345", finding: "well-known", because: "signs in place of letters fool nobody" },
    { password: "qwertyuiop123", finding: "well-known", because: "it is a row of the keyboard" },
    { password: "2026-Welkom-2026", finding: "well-known", because: "a year before and after adds nothing" },
    { password: "q1w2e3r4t5y6", finding: "well-known", because: "it is on the list" },
    { password: "LiverPool 2026", finding: "well-known", because: "a year behind a known one adds nothing" },
    { password: "...L1verp00l!...", finding: "well-known", because: "it is on the list, spelled with signs" },
    { password: "!!!!hott1e8888", finding: "well-known", because: "a 1 can be an i" },
    { password: "1e1ijkeEend!", finding: "well-known", because: "a 1 can be an l" },
    { password: "monkeyMONKEY", finding: "well-known", because: "it is on the list, twice" },
    { password: "fietsen met de vries", finding: "about-you", because: "the name is in it" },
    { password: "d3vr13s-fietst-veel", finding: "about-you", because: "the name is in it, spelled with signs" },
    { password: "tussen de BAKKERIJEN", finding: "about-you", because: "the domain of the address is in it" },
    { password: "warme dagen in mei", finding: "about-you", because: "a word from the company name is in it" },
    { password: "kórst van brood!", finding: "about-you", because: "accents do not hide a word from the company name" },
    { password: "jan.devries@bakkerij", finding: "about-you", because: "it is the address" },
    { password: "JanDeVries2026!", finding: "about-you", because: "it is the name" },
    { password: "MijnInsight2026", finding: "about-you", because: "it is the portal" },
  ])("$password is refused as $finding, because $because", ({ password, finding }) => {
    expect(passwordFindings(password, owner, known)).toEqual([finding]);
  });

  test("the shortest one has 12 characters", () => {
    expect(MIN_PASSWORD_LENGTH).toBe(12);
  });
});
