import { readerIn } from "~/platform/texts/texts.server";
import { describe, expect, test } from "vitest";
import { parseScenario } from "../schemas/scenario-schema";
import { SERVICE_DESK, TARIFFS, previewed, pros, remove, scenarioInput } from "../testing/scenarios";
import { evaluate } from "./preview-in-words";
import { judgeSubmission } from "../domain/evaluation/judge-submission";
import { inputOfScenario } from "../domain/evaluation/scenario";

const PUBLISHED = {
  contract: { startDate: "2025-03-01", termMonths: 36 },
  contracted: { voice: 3 },
  profiles: [
    {
      id: "p1",
      category: "voice",
      productCode: "VOICE_PROFILE_PRO",
      activeFrom: "2025-03-01",
      activeUntil: null,
      withDevice: false,
      options: [],
    },
    { id: "p2", category: "voice", productCode: "VOICE_PROFILE_PRO", activeFrom: "2025-03-01" },
    { id: "p3", category: "voice", productCode: "VOICE_PROFILE_PRO", activeFrom: "2025-03-01" },
  ],
  groupOptions: ["VOICE_CENTRALE"],
  requests: [{ receivedOn: "2025-04-02", status: "cancelled", lines: [{ action: "remove-profile", profileId: "p2" }] }],
  products: [
    {
      code: "MOBILE_X",
      category: "mobile",
      scope: "profile",
      monthlyCents: 1750,
      firstInstallCents: 0,
      expansionCents: 0,
      oneTimeBasis: "per_unit",
      profileRule: "",
    },
  ],
  proposal: { receivedOn: "2025-06-10", preferredDate: null, lines: [{ action: "remove-profile", profileId: "p1" }] },
};

describe("the published example", () => {
  test("gives the published preview, and nothing else", () => {
    const { previewToken, ...preview } = evaluate(
      inputOfScenario(parseScenario(PUBLISHED), TARIFFS, SERVICE_DESK),
      readerIn("nl"),
    );
    expect(previewToken).toMatch(/^[0-9a-f]{32}$/);
    expect(preview).toStrictEqual({
      verdict: "over-limit",
      completionDate: "2025-06-11",
      totals: { oneTimeCents: 0, monthlyDeltaCents: -750, buyOutCents: 23250 },
      downscale: [
        {
          category: "voice",
          yearFrom: "2025-03-01",
          yearTo: "2026-02-28",
          baseline: 3,
          allowance: 0,
          used: 0,
          requested: 1,
          free: 0,
          excess: 1,
          remaining: 0,
        },
      ],
      lines: [
        {
          index: 0,
          action: "remove-profile",
          leadTimeWorkingDays: 1,
          earliestDate: "2025-06-11",
          date: "2025-06-11",
          billedUntil: "2025-07-31",
          billedFrom: null,
          oneTimeCents: 0,
          monthlyDeltaCents: -750,
          buyOutCents: 23250,
          errors: [],
        },
      ],
      errors: [],
      warnings: [],
    });
  });
});

describe("R2.10 what was shown is what is accepted", () => {
  const over = previewed({ profiles: pros(3), lines: [remove("p1")] });
  const within = previewed({ profiles: pros(8), lines: [remove("p1")] });
  const refused = previewed({ profiles: pros(1), lines: [remove("p1")] });
  test.each([
    {
      because: "the fee is accepted to the cent",
      preview: over,
      buyOutCents: 23250,
      token: over.previewToken,
      expected: "accepted",
    },
    { because: "a token is not asked for", preview: over, buyOutCents: 23250, token: null, expected: "accepted" },
    {
      because: "no fee is accepted where there is one",
      preview: over,
      buyOutCents: 0,
      token: over.previewToken,
      expected: "stale",
    },
    { because: "a cent less is not the fee", preview: over, buyOutCents: 23249, token: null, expected: "stale" },
    {
      because: "a fee is accepted where there is none",
      preview: within,
      buyOutCents: 100,
      token: null,
      expected: "stale",
    },
    { because: "nothing to accept", preview: within, buyOutCents: 0, token: null, expected: "accepted" },
    {
      because: "the token is another, though no fee is involved",
      preview: within,
      buyOutCents: 0,
      token: over.previewToken,
      expected: "stale",
    },
    {
      because: "errors refuse it, whatever is accepted",
      preview: refused,
      buyOutCents: 23250,
      token: refused.previewToken,
      expected: "refused",
    },
  ])("$expected: $because", ({ preview, buyOutCents, token, expected }) => {
    expect(judgeSubmission(preview, { buyOutCents, previewToken: token })).toBe(expected);
  });
});

describe("R2.10 the preview token", () => {
  const parts = {
    profiles: pros(8),
    lines: [remove("p1"), { action: "add-option", profileId: "p2", productCode: "VOICE_RECORDING_90D" }],
  };
  const { previewToken } = previewed(parts);
  test.each([
    { because: "the date of receipt", other: { receivedOn: "2025-06-09" } },
    { because: "a line's date and last billed day", other: { preferredDate: "2025-08-26" } },
    {
      because: "a one-time amount",
      other: { lines: [remove("p1"), { action: "add-option", profileId: "p2", productCode: "VOICE_UNLIMITED_NL" }] },
    },
    { because: "a buy-out amount", other: { contracted: { voice: 1 } } },
  ])("changes with $because", ({ other }) => {
    expect(previewed({ ...parts, ...other }).previewToken).not.toBe(previewToken);
  });
  test("stays the same for the same answer", () => {
    expect(previewed(parts).previewToken).toBe(previewToken);
    expect(previewed({ ...parts, lines: [remove("p3"), ...parts.lines.slice(1)] }).previewToken).toBe(previewToken);
    expect(evaluate(scenarioInput(parts), readerIn("en")).previewToken).toBe(previewToken);
  });
});
