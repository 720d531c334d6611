import { readerIn } from "~/platform/texts/texts.server";
import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import type { InvoiceLine } from "../domain/invoice-line";
import { describeFor } from "./line-words";

const LINE: InvoiceLine = {
  lineNumber: 1,
  kind: "one-time",
  category: "voice",
  productCode: "HARDWARE_IP_PHONE",
  profileId: null,
  profileName: null,
  description: "",
  fromOn: localDate("2026-11-10"),
  untilOn: localDate("2026-11-10"),
  quantity: 1,
  unitCents: 9900,
  netCents: 9900,
  usageCategory: null,
  records: null,
  minutes: null,
  units: null,
  changeRequestId: null,
  reference: null,
  shares: [],
};

describe("a line of an issued invoice for a reader of another language", () => {
  const usage = { kind: "usage", productCode: null, usageCategory: "international" } as const;
  test.each([
    {
      line: { description: "IP-toestel, eenmalig" },
      words: "IP-toestel, one-time",
      because: "products keep their name",
    },
    { line: { ...usage, description: "Internationaal bellen" }, words: "International calls", because: "usage" },
    {
      line: { kind: "subscription" as const, description: "IP-toestel, prijsverschil" },
      words: "IP-toestel, price difference",
      because: "the rest of an upgrade",
    },
    {
      line: { kind: "discount" as const, productCode: null, description: "Welkomstkorting" },
      words: "Welkomstkorting",
      because: "the operator's own text",
    },
    {
      line: { description: "Toestel van vroeger, eenmalig" },
      words: "Toestel van vroeger, eenmalig",
      because: "a description that cannot be translated stays as it was",
    },
  ])("$words: $because", ({ line, words }) => {
    const languages = { issuedIn: readerIn("nl"), reader: readerIn("en") };
    const issued = { ...LINE, ...line };
    const name = issued.productCode === null ? null : "IP-toestel";
    expect(describeFor(issued, name, languages)).toBe(words);
    expect(describeFor(issued, name, { issuedIn: readerIn("nl"), reader: readerIn("nl") })).toBe(issued.description);
  });
});
