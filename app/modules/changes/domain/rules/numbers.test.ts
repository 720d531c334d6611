import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localDate, type LocalDate } from "~/kernel/local-date";
import type { NumberInService, ProfileInService } from "~/modules/inventory/domain/in-service";
import { codesOf, previewed, pros, remove, type JsonLine, type ScenarioParts } from "../../testing/scenarios";
import { holdingInTheWay, nextFreeNumber, numberPlan, type NumberMove } from "./number-plan";

const BLOCK = { numberId: "n1", productCode: "NUM_BLOCK_10_NL", first: "+31201234560", last: "+31201234569" };
const number = (at: number): string => `+3120123456${String(at)}`;
const users = pros(3).map((profile, at) => ({ ...profile, e164: number(at) }));
const handOver = (profileId: string, fields: object): JsonLine => ({ action: "hand-over", profileId, ...fields });
const add = (fields: object = {}): JsonLine => ({
  action: "add-profile",
  productCode: "VOICE_PROFILE_PRO",
  ...fields,
});
const on = (line: JsonLine, preferredDate: string): JsonLine => ({ ...line, preferredDate });
const judged = (lines: JsonLine[], parts: Partial<ScenarioParts> = {}) =>
  previewed({ profiles: users, numbers: [BLOCK], ...parts, lines });
const queued = (...lines: JsonLine[]) => [{ receivedOn: "2025-06-10", status: "queued", lines }];

// Received on Tuesday 10 June 2025: Wednesday is the earliest day of a removal and a hand-over, Thursday of a new profile.
describe("R5.8 hand-over", () => {
  test("takes one working day, costs nothing and uses no allowance", () => {
    const { lines, totals, downscale, verdict } = judged([handOver("p1", { name: "Sanne", e164: number(9) })]);
    expect(lines[0]).toMatchObject({ leadTimeWorkingDays: 1, date: "2025-06-11", billedUntil: null, billedFrom: null });
    expect(totals).toEqual({ oneTimeCents: 0, monthlyDeltaCents: 0, buyOutCents: 0 });
    expect(downscale).toEqual([]);
    expect(verdict).toBe("within-limit");
  });

  type Row = { because: string; lines: JsonLine[]; codes: string[]; parts?: Partial<ScenarioParts> };
  test.each<Row>([
    { because: "a name alone needs no number", lines: [handOver("p1", { name: "Sanne" })], codes: [] },
    { because: "its own number stays", lines: [handOver("p1", { name: "Sanne", e164: number(0) })], codes: [] },
    { because: "nobody has that id", lines: [handOver("x", { name: "Sanne" })], codes: ["UNKNOWN_PROFILE@0"] },
    {
      because: "somebody has the number",
      lines: [handOver("p1", { e164: number(1) })],
      codes: ["NUMBER_NOT_FREE@0"],
    },
    {
      because: "the number is not the customer's",
      lines: [handOver("p1", { e164: "+31201234570" })],
      codes: ["NUMBER_NOT_FREE@0"],
    },
    {
      because: "nothing is known of numbers",
      lines: [handOver("p1", { e164: number(1) }), add({ e164: number(1) })],
      codes: [],
      parts: { numbers: null },
    },
    {
      because: "who is given their own number keeps it from a new user",
      lines: [add({ e164: number(0) }), handOver("p1", { name: "Sanne", e164: number(0) })],
      codes: ["NUMBER_NOT_FREE@0"],
    },
    {
      because: "who is given their own number keeps it from a colleague",
      lines: [handOver("p2", { e164: number(0) }), handOver("p1", { e164: number(0) })],
      codes: ["NUMBER_NOT_FREE@0"],
    },
    {
      because: "a hand-over that was queued for after the last day does not hold the number",
      lines: [on(remove("p1"), "2025-06-11"), on(add({ e164: number(0) }), "2025-06-12")],
      codes: [],
      parts: { requests: queued(on(handOver("p1", { release: true }), "2025-08-13")) },
    },
    {
      because: "there is nothing to hand over after the last day, whichever line comes first",
      lines: [on(handOver("p1", { name: "Sanne" }), "2025-07-01"), remove("p1")],
      codes: ["ALREADY_PENDING@0"],
    },
    {
      because: "of two removals of a block the earlier one counts",
      lines: [on(handOver("p1", { e164: number(9) }), "2025-07-01")],
      codes: ["NUMBER_NOT_FREE@0"],
      parts: {
        requests: queued(
          on({ action: "remove-number", numberId: "n1" }, "2025-06-12"),
          on({ action: "remove-number", numberId: "n1" }, "2025-07-15"),
        ),
      },
    },
    {
      because: "two swap on one day",
      lines: [handOver("p1", { e164: number(1) }), handOver("p2", { e164: number(0) })],
      codes: [],
    },
    {
      because: "a swap on two days leaves one without",
      lines: [
        on(handOver("p1", { e164: number(1) }), "2025-06-11"),
        on(handOver("p2", { e164: number(0) }), "2025-06-12"),
      ],
      codes: ["NUMBER_NOT_FREE@0"],
    },
    {
      because: "a number is free the day after its user leaves",
      lines: [on(remove("p1"), "2025-06-11"), on(handOver("p2", { e164: number(0) }), "2025-06-12")],
      codes: [],
    },
    {
      because: "a number is its user's on the last day",
      lines: [on(remove("p1"), "2025-06-12"), on(handOver("p2", { e164: number(0) }), "2025-06-12")],
      codes: ["NUMBER_NOT_FREE@1"],
    },
    {
      because: "the later line of two that give one number",
      lines: [add({ e164: number(9) }), handOver("p1", { e164: number(9) })],
      codes: ["NUMBER_NOT_FREE@1"],
    },
    {
      because: "it is promised to somebody",
      lines: [handOver("p1", { e164: number(9) })],
      codes: ["NUMBER_NOT_FREE@0"],
      parts: { requests: queued(on(add({ e164: number(9) }), "2025-07-01")) },
    },
    {
      because: "somebody gives it up before",
      lines: [on(handOver("p1", { e164: number(1) }), "2025-06-12")],
      codes: [],
      parts: { requests: queued(handOver("p2", { e164: number(9) })) },
    },
    {
      because: "a user who stops has no number from the next day on",
      lines: [handOver("p1", { e164: number(8) })],
      codes: [],
      parts: {
        profiles: [
          ...users,
          { id: "left", productCode: "VOICE_PROFILE_PRO", e164: number(8), activeUntil: "2025-06-10" },
        ],
      },
    },
    {
      because: "what leaves takes no other line",
      lines: [remove("p1"), handOver("p1", { name: "Sanne" })],
      codes: ["ALREADY_PENDING@1"],
    },
    {
      because: "its removal is queued",
      lines: [handOver("p1", { name: "Sanne" })],
      codes: ["ALREADY_PENDING@0"],
      parts: { requests: queued(remove("p1")) },
    },
  ])("$because", ({ lines, codes, parts }) => {
    expect(codesOf(judged(lines, parts))).toEqual(codes);
  });
});

describe("R5.8 the release of a number", () => {
  const release = (profileId: string): JsonLine => handOver(profileId, { release: true });
  const mobile = { id: "m", category: "mobile", productCode: "MOBILE_PROFILE_BASIS", e164: "+31612345678" };
  test.each<{ because: string; lines: JsonLine[]; codes: string[]; parts?: Partial<ScenarioParts> }>([
    { because: "its user stays without one", lines: [release("p1")], codes: [] },
    {
      because: "somebody else gets it on that day",
      lines: [release("p1"), handOver("p2", { e164: number(0) })],
      codes: [],
    },
    {
      because: "somebody else gets it the day before",
      lines: [on(release("p1"), "2025-06-12"), on(handOver("p2", { e164: number(0) }), "2025-06-11")],
      codes: ["NUMBER_NOT_FREE@1"],
    },
    {
      because: "somebody else gets it after a queued release",
      lines: [handOver("p2", { e164: number(0) })],
      codes: [],
      parts: { requests: queued(release("p1")) },
    },
    {
      because: "the block goes with all of its numbers released",
      lines: [...["p1", "p2", "p3"].map(release), { action: "remove-number", numberId: "n1" }],
      codes: [],
    },
    {
      because: "a mobile number is its SIM's",
      lines: [release("m")],
      codes: ["NUMBER_NOT_FREE@0"],
      parts: { profiles: [...users, mobile] },
    },
  ])("$because", ({ lines, codes, parts }) => {
    expect(codesOf(judged(lines, parts))).toEqual(codes);
  });
  test("costs nothing and uses no allowance", () => {
    const { totals, downscale } = judged([release("p1")]);
    expect(totals).toEqual({ oneTimeCents: 0, monthlyDeltaCents: 0, buyOutCents: 0 });
    expect(downscale).toEqual([]);
  });
  test("a number is either given or taken away", () => {
    expect(() => judged([handOver("p1", { release: true, e164: number(9) })])).toThrow(/either given/);
  });
});

describe("R5.8 a new profile's number", () => {
  const warned = (lines: JsonLine[], parts: Partial<ScenarioParts> = {}) =>
    judged(lines, parts).warnings.map(({ code, line }) => `${code}@${String(line)}`);
  const small = { ...BLOCK, last: number(3) };

  test("a number or a name of a line goes to one new user", () => {
    expect(codesOf(judged([add({ e164: number(9), quantity: 2 })]))).toEqual(["INVALID_QUANTITY@0"]);
    expect(codesOf(judged([add({ name: "Jan", quantity: 2 })]))).toEqual(["INVALID_QUANTITY@0"]);
  });
  test("numbers are those of fixed voice", () => {
    const mobile = { id: "m", category: "mobile", productCode: "MOBILE_PROFILE_BASIS" };
    const line = { action: "add-profile", productCode: "MOBILE_PROFILE_BASIS", e164: number(9) };
    expect(codesOf(judged([line], { profiles: [...users, mobile] }))).toEqual(["NUMBER_NOT_FREE@0"]);
    expect(warned([{ ...line, e164: null }], { profiles: [...users, mobile], numbers: [] })).toEqual([]);
  });
  test("a warning, and no refusal, when none is left", () => {
    const preview = judged([add({ quantity: 2 }), add()], { numbers: [small] });
    expect(preview.verdict).toBe("within-limit");
    expect(preview.warnings.map(({ line }) => line)).toEqual([0, 1]);
    expect(preview.warnings[0]?.message).toContain("nummerblok");
  });
  test.each<{ because: string; lines: JsonLine[]; warnings: string[]; parts?: Partial<ScenarioParts> }>([
    { because: "one is left", lines: [add()], warnings: [] },
    { because: "nothing is known of numbers", lines: [add()], warnings: [], parts: { numbers: null } },
    { because: "there is no block", lines: [add()], warnings: ["NO_NUMBER_LEFT@0"], parts: { numbers: [] } },
    {
      because: "a number that was ordered alone is not given by itself",
      lines: [add()],
      warnings: ["NO_NUMBER_LEFT@0"],
      parts: { numbers: [{ numberId: "n2", productCode: "NUM_NEW_1_NL", first: "+31201239999" }] },
    },
    {
      because: "a queued addition takes the last",
      lines: [add()],
      warnings: ["NO_NUMBER_LEFT@0"],
      parts: { requests: queued(add()) },
    },
    {
      because: "somebody leaves before",
      lines: [on(remove("p1"), "2025-06-11"), on(add({ quantity: 2 }), "2025-06-12")],
      warnings: [],
    },
    {
      because: "somebody leaves on the day itself",
      lines: [on(remove("p1"), "2025-06-12"), on(add({ quantity: 2 }), "2025-06-12")],
      warnings: ["NO_NUMBER_LEFT@1"],
    },
    {
      because: "a block that the request removes later gives none",
      lines: [add(), on({ action: "remove-number", numberId: "n1" }, "2025-08-12")],
      warnings: ["NO_NUMBER_LEFT@0"],
      parts: { profiles: pros(3) },
    },
    {
      because: "a block whose removal is queued gives none",
      lines: [add()],
      warnings: ["NO_NUMBER_LEFT@0"],
      parts: { requests: queued(on({ action: "remove-number", numberId: "n1" }, "2025-08-12")) },
    },
    {
      because: "a named number is not given twice",
      lines: [add({ e164: number(3) }), add()],
      warnings: ["NO_NUMBER_LEFT@1"],
    },
  ])("$because", ({ lines, warnings, parts }) => {
    expect(warned(lines, { numbers: [small], ...parts })).toEqual(warnings);
  });
});

describe("R5.8 the removal of a number product", () => {
  const removeBlock: JsonLine = { action: "remove-number", numberId: "n1" };
  const one = users.slice(0, 1);
  const rest = pros(4).slice(1);
  test.each<{ because: string; lines: JsonLine[]; codes: string[]; requests?: ScenarioParts["requests"] }>([
    { because: "its user stays", lines: [removeBlock], codes: ["NUMBER_IN_USE@0"] },
    { because: "its user leaves on the same day", lines: [removeBlock, remove("p1")], codes: [] },
    {
      because: "its user leaves later",
      lines: [on(removeBlock, "2025-06-11"), on(remove("p1"), "2025-06-12")],
      codes: ["NUMBER_IN_USE@0"],
    },
    {
      because: "a new user gets it before",
      lines: [remove("p1"), on(add({ e164: number(5) }), "2025-06-12"), on(removeBlock, "2025-06-13")],
      codes: ["NUMBER_IN_USE@2"],
    },
    {
      because: "a hand-over that was queued for after its user's last day does not hold it",
      lines: [remove("p1"), removeBlock],
      codes: [],
      requests: queued(on(handOver("p1", { e164: "+31201234575" }), "2025-08-13")),
    },
    {
      because: "a new user would get it afterwards",
      lines: [remove("p1"), on(add({ e164: number(5) }), "2025-06-13"), on(removeBlock, "2025-06-12")],
      codes: ["NUMBER_NOT_FREE@1"],
    },
  ])("$because", ({ lines, codes, requests = [] }) => {
    expect(codesOf(judged(lines, { profiles: [...one, ...rest], requests }))).toEqual(codes);
  });
});

describe("R3.4 a date per line", () => {
  test("goes before that of the request, and the request is complete with its last line", () => {
    const { lines, completionDate } = judged([on(remove("p1"), "2025-06-20"), remove("p2")], {
      profiles: pros(9),
      preferredDate: "2025-06-13",
    });
    expect(lines.map(({ date }) => date)).toEqual(["2025-06-20", "2025-06-13"]);
    expect(completionDate).toBe("2025-06-20");
  });
  test("is judged line by line", () => {
    const lines = [on(remove("p1"), "2025-06-10"), on(remove("p2"), "2025-06-14"), on(remove("p3"), "2025-09-09")];
    expect(codesOf(judged(lines, { profiles: pros(9) }))).toEqual([
      "DATE_TOO_EARLY@0",
      "DATE_NOT_WORKING_DAY@1",
      "DATE_TOO_LATE@2",
    ]);
  });
});

describe("R5.4 dates of what belongs together", () => {
  const agent = { id: "agent", options: ["VOICE_CALLCENTER_AGENT"] };
  const basic = { id: "basic", productCode: "VOICE_PROFILE_PLUS", options: ["VOICE_WEBEX_STANDAARD"] };
  const option = (action: string, profileId: string, productCode: string): JsonLine => ({
    action,
    profileId,
    productCode,
  });
  const convert = (profileId: string, toProductCode: string): JsonLine => ({
    action: "convert-profile",
    profileId,
    toProductCode,
  });
  const [early, late] = ["2025-06-13", "2025-06-16"];
  test.each<{ because: string; lines: JsonLine[]; codes: string[] }>([
    {
      because: "what must go along goes before",
      lines: [
        on(convert("agent", "VOICE_PROFILE_PLUS"), late),
        on(option("remove-option", "agent", "VOICE_CALLCENTER_AGENT"), early),
      ],
      codes: [],
    },
    {
      because: "what must go along goes later",
      lines: [
        on(convert("agent", "VOICE_PROFILE_PLUS"), early),
        on(option("remove-option", "agent", "VOICE_CALLCENTER_AGENT"), late),
      ],
      codes: ["ORPHAN_OPTION@0"],
    },
    {
      because: "what needs the new profile comes with it",
      lines: [
        on(convert("basic", "VOICE_PROFILE_PRO"), early),
        on(option("add-option", "basic", "VOICE_RECEPTIONIST_PLUS"), early),
      ],
      codes: [],
    },
    {
      because: "what needs the new profile comes earlier",
      lines: [
        on(convert("basic", "VOICE_PROFILE_PRO"), late),
        on(option("add-option", "basic", "VOICE_RECEPTIONIST_PLUS"), early),
      ],
      codes: ["OPTION_NOT_ALLOWED@1"],
    },
    {
      because: "an exclusive partner starts when the other ends",
      lines: [
        on(option("remove-option", "basic", "VOICE_WEBEX_STANDAARD"), early),
        on(option("add-option", "basic", "VOICE_WEBEX_PREMIUM"), early),
      ],
      codes: [],
    },
    {
      because: "an exclusive partner starts before the other ends",
      lines: [
        on(option("remove-option", "basic", "VOICE_WEBEX_STANDAARD"), late),
        on(option("add-option", "basic", "VOICE_WEBEX_PREMIUM"), early),
      ],
      codes: ["OPTION_CONFLICT@1"],
    },
  ])("$because", ({ lines, codes }) => {
    expect(codesOf(judged(lines, { profiles: [...pros(5), agent, basic], numbers: null }))).toEqual(codes);
  });
});

describe("R5.8 a number never belongs to two people on one day", () => {
  const DAYS = Array.from({ length: 12 }, (_, at) => localDate(`2025-06-${String(at + 10)}`));
  const day = fc.constantFrom(...DAYS);
  const block: NumberInService = { id: "n1", productCode: "B", numbers: { first: number(0), last: number(4) } };
  const staff = ["a", "b", "c", "d"];
  const move = fc.oneof(
    fc.record({ kind: fc.constant("leaves" as const), profileId: fc.constantFrom(...staff), on: day }),
    fc.record({
      kind: fc.constant("takes" as const),
      profileId: fc.option(fc.constantFrom(...staff), { nil: null }),
      e164: fc.integer({ min: 0, max: 4 }).map(number),
      on: day,
    }),
    // A release.
    fc.record({
      kind: fc.constant("takes" as const),
      profileId: fc.constantFrom(...staff),
      e164: fc.constant(null),
      on: day,
    }),
  );

  test("whatever is asked, in whatever order, while only what is free is given", () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 14 }), (wishes) => {
        const profiles = staff.map((id, at): ProfileInService => ({
          id,
          category: "voice",
          productCode: "VOICE_PROFILE_PRO",
          activeFrom: localDate("2025-01-01"),
          activeUntil: null,
          withDevice: false,
          options: [],
          name: id,
          e164: at < 3 ? number(at) : null,
        }));
        const granted: NumberMove[] = [];
        for (const wish of wishes) {
          if (wish.kind === "leaves") {
            // Somebody who is to leave gets no other number, and nobody leaves while a number is still to come (R5.4).
            if (!granted.some((earlier) => "profileId" in earlier && earlier.profileId === wish.profileId))
              granted.push(wish);
            continue;
          }
          const { profileId, e164 } = wish;
          if (granted.some((earlier) => earlier.kind === "leaves" && earlier.profileId === profileId)) continue;
          const plan = numberPlan([block], profiles, granted);
          const isFree =
            e164 === null ||
            holdingInTheWay(plan, e164, wish.on, (holding) => profileId !== null && holding.profileId === profileId) ===
              null;
          if (isFree) granted.push({ ...wish, who: null, line: null });
        }
        const plan = numberPlan([block], profiles, granted);
        for (const [e164, holdings] of plan.holdings) {
          for (const on of DAYS) {
            const holders = new Set(
              holdings
                .filter(({ from, until }) => (from === null || from <= on) && (until === null || until >= on))
                .map(({ profileId }, at) => profileId ?? `new ${String(at)}`),
            );
            expect(holders.size, `${e164} on ${on}`).toBeLessThanOrEqual(1);
          }
        }
        const free: LocalDate = DAYS[5] ?? localDate("2025-06-15");
        const next = nextFreeNumber(plan, free, new Set());
        if (next !== null) expect(holdingInTheWay(plan, next, free, () => false)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});
