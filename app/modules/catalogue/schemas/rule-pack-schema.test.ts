import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { parseRulePack } from "./rule-pack-schema";

const DAY = localDate("2020-01-01");
const [pack] = readTariffFiles().rulePacks;
if (!pack) throw new Error("no rule pack");
const { validFrom, ...content } = pack;

describe("a rule pack is validated when it is loaded", () => {
  test("what is right reads back the same", () => {
    expect(parseRulePack(JSON.parse(JSON.stringify(content)), validFrom)).toEqual(pack);
  });
  test.each(Object.keys(content))("%s has no silent default", (key) => {
    const { [key as keyof typeof content]: _missing, ...rest } = content;
    expect(() => parseRulePack(rest, DAY)).toThrow(key);
  });
  test.each([
    { because: "an unknown key", change: { surprise: 1 } },
    { because: "more than 100 percent", change: { downscale: { ...content.downscale, percent: 101 } } },
    { because: "a fraction of a day", change: { leadTimes: { ...content.leadTimes, licence: 1.5 } } },
    { because: "a time that no clock shows", change: { execution: { startsAt: "24:00" } } },
    { because: "an unknown formula", change: { downscale: { ...content.downscale, fee: { kind: "free" } } } },
    { because: "a quantity range that holds nothing", change: { quantity: { min: 5, max: 1 } } },
    { because: "an exclusive group of one", change: { fit: { ...content.fit, exclusiveGroups: [["A"]] } } },
    {
      because: "a holiday in a thirteenth month",
      change: { holidays: [{ kind: "fixed", name: "X", month: 13, day: 1 }] },
    },
    { because: "amounts in text", change: { requestFeeCents: "100" } },
  ])("refuses $because", ({ change }) => {
    expect(() => parseRulePack({ ...content, ...change }, DAY)).toThrow();
  });
});

describe("the operator's own policy", () => {
  test("holds the decisions of the domain rules", () => {
    expect(pack).toMatchObject({
      downscale: { percent: 25, rounding: "down", minimumProfiles: 1, fee: { kind: "remaining-terms", percent: 100 } },
      leadTimes: { noLicence: 1, licence: 2, licenceWithHardware: 5, hardware: 5 },
      preferredDate: { maxDays: 90 },
      execution: { startsAt: "08:00" },
      quantity: { min: 1, max: 500 },
      requestFeeCents: 0,
      vatPercent: 21,
      collectionDays: 14,
      noticeMonths: 3,
      invitationDays: 14,
    });
  });
});
