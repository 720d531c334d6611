import { readerIn } from "~/platform/texts/texts.server";
import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import type { Finding } from "../domain/rules/finding";
import { findingWords } from "./finding-words";

const option = { code: "A", name: "Optie A" };
const other = { code: "B", name: "Optie B" };
const product = { code: "P", name: "Connext Plus" };
const day = localDate("2026-11-24");

const FINDINGS: readonly (readonly [Finding, string, string])[] = [
  [{ code: "EMPTY_REQUEST" }, "nog leeg", "still empty"],
  [
    { code: "MIN_PROFILES", category: "voice", minimum: 1, phone: "0800-0403" },
    "moet minstens 1 profiel blijven",
    "1 profile must",
  ],
  [
    { code: "MIN_PROFILES", category: "tv", minimum: 3, phone: "0800-0403" },
    "moeten minstens 3 profielen",
    "3 profiles must",
  ],
  [{ code: "UNKNOWN_PROFILE", profileId: "p9" }, "geen profiel p9", "no profile p9"],
  [{ code: "UNKNOWN_PRODUCT", unknown: { kind: "product", productCode: "X" } }, "X is hier niet", "X cannot"],
  [{ code: "UNKNOWN_PRODUCT", unknown: { kind: "country", product, country: "DE" } }, "land DE", "country DE"],
  [{ code: "UNKNOWN_PRODUCT", unknown: { kind: "number", numberId: "n1" } }, "geen nummer n1", "no number n1"],
  [
    { code: "PROFILE_NOT_ACTIVE", who: "K. Yılmaz", activeFrom: null },
    "K. Yılmaz is niet in gebruik",
    "K. Yılmaz is not in service",
  ],
  [
    { code: "PROFILE_NOT_ACTIVE", who: null, activeFrom: day },
    "vanaf dinsdag 24 november 2026",
    "from Tuesday 24 November 2026",
  ],
  [
    { code: "ALREADY_PENDING", who: "K. Yılmaz", option: null, within: "queue" },
    "Voor K. Yılmaz staat al een wijziging",
    "A change of K. Yılmaz",
  ],
  [{ code: "ALREADY_PENDING", who: null, option, within: "queue" }, "Voor Optie A staat", "A change of Optie A"],
  [
    { code: "ALREADY_PENDING", who: "K. Yılmaz", option, within: "request" },
    "Optie A van K. Yılmaz",
    "Optie A of K. Yılmaz",
  ],
  [{ code: "ALREADY_PENDING", who: null, option: null, within: "request" }, "dit profiel", "this profile"],
  [
    { code: "OPTION_NOT_ALLOWED", option, because: { kind: "other-profile", product } },
    "past niet bij Connext Plus",
    "does not fit Connext Plus",
  ],
  [
    { code: "OPTION_NOT_ALLOWED", option, because: { kind: "other-category", category: "mobile" } },
    "hoort bij mobiel",
    "belongs to mobile",
  ],
  [{ code: "OPTION_NOT_ALLOWED", option, because: { kind: "for-the-group" } }, "je hele bedrijf", "your whole company"],
  [{ code: "OPTION_NOT_ALLOWED", option, because: { kind: "for-a-user" } }, "één gebruiker", "one user"],
  [
    { code: "OPTION_NOT_ALLOWED", option, because: { kind: "needs", product } },
    "alleen samen met Connext Plus",
    "together with Connext Plus",
  ],
  [{ code: "OPTION_CONFLICT", option, with: option }, "Optie A is er al", "Optie A is there already"],
  [
    { code: "OPTION_CONFLICT", option, with: other },
    "Optie A en Optie B gaan niet samen",
    "Optie A and Optie B do not",
  ],
  [{ code: "OPTION_MISSING", option }, "Optie A is er niet", "Optie A is not there"],
  [
    { code: "ORPHAN_OPTION", options: [option], product },
    "past deze optie niet: Optie A",
    "this option does not work: Optie A",
  ],
  [
    { code: "ORPHAN_OPTION", options: [option, other], product },
    "passen deze opties niet: Optie A, Optie B",
    "these options do not work: Optie A, Optie B",
  ],
  [{ code: "SAME_PRODUCT", product }, "al Connext Plus", "Connext Plus already"],
  [
    { code: "NOT_SELF_SERVICE", product, because: { kind: "product" }, phone: "0800-0403" },
    "Connext Plus regelen we samen met je: bel 0800-0403",
    "We arrange Connext Plus together with you: call 0800-0403",
  ],
  [
    {
      code: "NOT_SELF_SERVICE",
      product,
      because: { kind: "category", category: "internet" },
      phone: "0800-0403",
    },
    "Internet erbij begint met een opname ter plaatse en een offerte: bel 0800-0403",
    "More internet begins with a survey and an offer: call 0800-0403",
  ],
  [
    { code: "NOT_SELF_SERVICE", product, because: { kind: "new-module", category: "tv" }, phone: "0800-0403" },
    "Je hebt nog geen tv. Daarvoor maken we eerst een offerte: bel 0800-0403",
    "You have no TV yet. That begins with an offer: call 0800-0403",
  ],
  [
    { code: "HARDWARE_NOT_ALLOWED", hardware: option, category: "voice" },
    "Optie A gaat alleen samen met een profiel voor vast bellen",
    "Optie A goes with a profile for fixed calling only",
  ],
  [
    {
      code: "NUMBER_IN_USE",
      users: [
        { profileId: "p1", who: "Jan", e164: "+31201234561" },
        { profileId: "p2", who: null, e164: "+31201234562" },
      ],
    },
    "nog in gebruik: Jan (020 123 45 61), 020 123 45 62. Geef ze vrij",
    "still in use: Jan (020 123 45 61), 020 123 45 62. Release them",
  ],
  [
    {
      code: "NUMBER_IN_USE",
      users: ["Jan", "Piet", "Noor", "Eefje", "Bart", "Sanne", "Zoë"].map((who, at) => ({
        profileId: who,
        who,
        e164: `+3185003300${String(at)}`,
      })),
    },
    "Eefje (085 003 30 03), Bart (085 003 30 04) en nog 2. Geef ze vrij",
    "Eefje (085 003 30 03), Bart (085 003 30 04) and 2 more. Release them",
  ],
  [{ code: "UNKNOWN_AREA_CODE", areaCode: "999" }, "999 is geen Nederlands netnummer", "999 is no Dutch area code"],
  [
    {
      code: "REQUEST_TOO_LARGE",
      excesses: [
        { of: "lines", requested: 501, max: 500 },
        { of: "units", requested: 1001, max: 1000 },
        { of: "one-time", requested: 10_000_001, max: 10_000_000 },
      ],
    },
    "hooguit 500 regels, hooguit 1000 stuks, hooguit 100000 euro",
    "at most 500 lines, at most 1000 pieces, at most 100000 euros",
  ],
  [
    { code: "DATE_TOO_EARLY", preferred: day, earliest: localDate("2026-11-25") },
    "vanaf woensdag 25 november",
    "from Wednesday 25 November",
  ],
  [
    { code: "DATE_NOT_WORKING_DAY", preferred: day },
    "Dinsdag 24 november 2026 is geen werkdag",
    "is not a working day",
  ],
  [
    { code: "DATE_TOO_LATE", preferred: day, latest: day },
    "tot en met dinsdag 24 november",
    "up to and including Tuesday",
  ],
  [{ code: "INVALID_QUANTITY", min: 1, max: 500 }, "van 1 tot en met 500", "from 1 to 500"],
];

describe("the sentence of each finding", () => {
  test.each(FINDINGS)("%o", (finding, dutch, english) => {
    expect(findingWords(finding, readerIn("nl"))).toContain(dutch);
    expect(findingWords(finding, readerIn("en"))).toContain(english);
  });
  test("leaves no value out, and ends as a sentence", () => {
    for (const [finding] of FINDINGS) {
      for (const language of ["nl", "en"] as const) {
        expect(findingWords(finding, readerIn(language))).toMatch(/^\S.*\.$/);
        expect(findingWords(finding, readerIn(language))).not.toMatch(/undefined|null|!/);
      }
    }
  });
});
