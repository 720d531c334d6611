import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { downscalingCase, partsOf, type DownscalingCase } from "../../testing/random-downscaling";
import { previewed, type JsonLine, type JsonProfile } from "../../testing/scenarios";

/** The allowance and the fees once more, by other means: JavaScript dates, a walk over every single day, fractions of big
 *  integers, and a search over every way to hand out the free allowance. */

const PRICE: Record<string, number> = {
  VOICE_PROFILE_PRO: 750,
  VOICE_PROFILE_PLUS: 450,
  MOBILE_PROFILE_BASIS: 1500,
  MOBILE_PROFILE_PLUS: 2250,
};
const DAY = 86_400_000;
const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const text = (time: number): string => new Date(time).toISOString().slice(0, 10);
const daysIn = (day: string): number =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();

/** The same day of another month, or its last day. */
function monthsLater(day: string, months: number): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return text(Date.UTC(year, month, Math.min(Number(day.slice(8)), last)));
}

function feeByDays(cents: number, fromExclusive: string, end: string): number {
  // 28 × 29 × 30 × 31 is a common denominator of every month.
  const denominator = 28n * 29n * 30n * 31n;
  let numerator = 0n;
  for (let time = utc(fromExclusive) + DAY; time <= utc(end); time += DAY) {
    numerator += (BigInt(cents) * denominator) / BigInt(daysIn(text(time)));
  }
  return Number((numerator * 2n + denominator) / (denominator * 2n));
}

function expectedFee(one: DownscalingCase): { total: number; rows: object[] } {
  const end = text(utc(monthsLater(one.startDate, one.termMonths)) - DAY);
  const years = Array.from({ length: one.termMonths / 12 }, (_, at) => ({
    at,
    from: monthsLater(one.startDate, at * 12),
    next: monthsLater(one.startDate, at * 12 + 12),
  }));
  const year = years.find(({ from, next }) => one.receivedOn >= from && one.receivedOn < next);
  const billedUntil = text(utc(monthsLater(`${one.receivedOn.slice(0, 7)}-01`, 2)) - DAY);
  const byId = new Map(one.profiles.map((profile) => [profile.id, profile]));
  const drop = (line: JsonLine, profile: JsonProfile): number =>
    (PRICE[profile.productCode ?? ""] ?? 0) - (line.action === "convert-profile" ? 450 : 0);
  let total = 0;
  const rows: object[] = [];
  for (const category of ["voice", "mobile"]) {
    const own = one.lines.flatMap((line) => {
      const profile = byId.get(String(line["profileId"]));
      return profile?.category === category
        ? [{ line, profile, fee: year ? feeByDays(drop(line, profile), billedUntil, end) : 0 }]
        : [];
    });
    if (own.length === 0) continue;
    if (!year) {
      rows.push({ baseline: null, allowance: null, remaining: null });
      continue;
    }
    const baseline =
      year.at === 0
        ? (one.contracted[category] ?? 0)
        : one.profiles.filter((profile) => profile.category === category && String(profile.activeFrom) <= year.from)
            .length;
    const usedBy = new Set(
      one.requests
        .filter(({ receivedOn, status }) => status === "completed" && receivedOn >= year.from && receivedOn < year.next)
        .flatMap(({ lines }) => lines)
        .filter((line) => line["buyOutCents"] === 0 && line["fromProductCode"] === "VOICE_PROFILE_PRO")
        .map((line) => String(line["profileId"]))
        .filter((id) => byId.get(id)?.category === category),
    );
    const competing = own.filter(({ profile }) => profile.withDevice !== true && !usedBy.has(profile.id));
    const free = Math.min(Math.max(0, Math.trunc(baseline / 4) - usedBy.size), competing.length);
    const always = own.filter(({ profile }) => profile.withDevice === true).reduce((sum, { fee }) => sum + fee, 0);
    total +=
      always +
      cheapest(
        competing.map(({ fee }) => fee),
        free,
      );
    rows.push({
      category,
      yearFrom: year.from,
      baseline,
      allowance: Math.trunc(baseline / 4),
      used: usedBy.size,
      requested: competing.length,
      free,
      excess: competing.length - free,
    });
  }
  return { total, rows };
}

/** The least that is left to pay over every way to make `free` of the fees free. */
function cheapest(fees: readonly number[], free: number): number {
  let least = Number.MAX_SAFE_INTEGER;
  for (let chosen = 0; chosen < 2 ** fees.length; chosen += 1) {
    const paid = fees.filter((_, at) => ((chosen >> at) & 1) === 0);
    if (fees.length - paid.length === free)
      least = Math.min(
        least,
        paid.reduce((sum, fee) => sum + fee, 0),
      );
  }
  return least;
}

describe("R2.2–R2.9 agree with a walk over every day", () => {
  test("allowance, use and total fee", () => {
    fc.assert(
      fc.property(downscalingCase, (one) => {
        const preview = previewed(partsOf(one));
        const expected = expectedFee(one);
        expect(preview.errors).toEqual([]);
        expect(preview.totals.buyOutCents).toBe(expected.total);
        expect(preview.downscale).toMatchObject(expected.rows);
      }),
      { numRuns: 600 },
    );
  });
});
