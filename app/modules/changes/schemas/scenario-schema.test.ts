import { describe, expect, test } from "vitest";
import { submittedChangeSchema } from "./proposal-schema";
import { parseScenario } from "./scenario-schema";

const SMALL = {
  contract: { startDate: "2025-03-01", termMonths: 36 },
  profiles: [{ id: "p1", category: "voice", productCode: "VOICE_PROFILE_PRO", activeFrom: "2025-03-01" }],
  proposal: { receivedOn: "2025-06-10", lines: [] as object[] },
};

describe("a scenario", () => {
  test("has what is absent filled in", () => {
    expect(parseScenario(SMALL)).toMatchObject({
      contracted: {},
      profiles: [{ activeUntil: null, withDevice: false, options: [], name: null }],
      groupOptions: [],
      numbers: null,
      requests: [],
      products: [],
      proposal: { preferredDate: null },
    });
  });
  test("has lines filled in by action", () => {
    const lines = [
      { action: "add-profile", productCode: "A" },
      { action: "add-option", productCode: "A" },
      { action: "add-number", productCode: "A" },
      { action: "order-phone", profileId: "p1" },
    ];
    expect(parseScenario({ ...SMALL, proposal: { ...SMALL.proposal, lines } }).proposal.lines).toEqual([
      { action: "add-profile", productCode: "A", quantity: 1, withPhone: false, options: [], names: [] },
      { action: "add-option", productCode: "A", profileId: null },
      { action: "add-number", productCode: "A", quantity: 1, country: "NL", areaCode: null },
      { action: "order-phone", profileId: "p1", quantity: 1 },
    ]);
  });
  test("gives an earlier line the status of its request, unless it has its own", () => {
    const lines = [
      { action: "remove-profile", profileId: "p1" },
      { action: "remove-profile", profileId: "p2", status: "rejected", buyOutCents: 5, date: "2025-05-02" },
      { action: "convert-profile", profileId: "p3", toProductCode: "B", fromProductCode: "A" },
    ];
    const { requests } = parseScenario({ ...SMALL, requests: [{ receivedOn: "2025-05-01", status: "queued", lines }] });
    expect(requests[0]?.lines).toEqual([
      { line: lines[0], status: "queued", buyOutCents: 0, fromProductCode: null, date: null },
      {
        line: { action: "remove-profile", profileId: "p2" },
        status: "rejected",
        buyOutCents: 5,
        fromProductCode: null,
        date: "2025-05-02",
      },
      {
        line: { action: "convert-profile", profileId: "p3", toProductCode: "B" },
        status: "queued",
        buyOutCents: 0,
        fromProductCode: "A",
        date: null,
      },
    ]);
  });
  test("drops what it does not know", () => {
    expect(parseScenario({ ...SMALL, comment: "x" })).not.toHaveProperty("comment");
  });
  test.each([
    { because: "a term of zero months", change: { contract: { startDate: "2025-03-01", termMonths: 0 } } },
    { because: "a term that is not sold (R1.2)", change: { contract: { startDate: "2025-03-01", termMonths: 12 } } },
    { because: "a start that no calendar has", change: { contract: { startDate: "2025-02-29", termMonths: 36 } } },
    { because: "an unknown category", change: { contracted: { fax: 1 } } },
    { because: "a fraction of a profile", change: { contracted: { voice: 1.5 } } },
    { because: "no profiles", change: { profiles: undefined } },
    {
      because: "a product without a price",
      change: { products: [{ code: "A", category: "tv", scope: "profile", oneTimeBasis: "per_unit" }] },
    },
  ])("is refused for $because", ({ change }) => {
    expect(() => parseScenario({ ...SMALL, ...change })).toThrow();
  });
});

describe("a submission", () => {
  test("accepts no fee and sends no token unless it says so", () => {
    expect(submittedChangeSchema.parse({ lines: [] })).toEqual({
      lines: [],
      preferredDate: null,
      acceptBuyOutCents: 0,
      previewToken: null,
      reference: null,
      comment: null,
    });
  });
  test.each([
    { acceptBuyOutCents: 1.5 },
    { acceptBuyOutCents: -1 },
    { preferredDate: "soon" },
    { lines: [{ action: "remove-profile" }] },
  ])("refuses %o", (change) => {
    expect(submittedChangeSchema.safeParse({ lines: [], ...change }).success).toBe(false);
  });
});
