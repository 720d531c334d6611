import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { localDate, type LocalDate } from "~/kernel/local-date";
import { NotFoundError } from "~/kernel/not-found";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { fixedClock } from "~/platform/clock.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import type { ChangeLine } from "../domain/change-line";
import type { ChangeRequest, RequestLine } from "../domain/change-request";
import { givenCustomer, type Customer, type GivenCustomer } from "../testing/given-customer";
import { removing, submissionOf } from "../testing/submission";
import { cancelChange } from "./cancel-change.server";
import { executeDueLines } from "./execute-due-lines.server";
import { getChangeRequest } from "./get-change-request.server";
import { moveChange, previewMove, type MoveResult } from "./move-change.server";
import { requestCalendar } from "./request-calendar.server";
import { submitChange } from "./submit-change.server";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

type Queued = Customer & { readonly request: ChangeRequest };

/** Received on Saturday 21 November 2026. */
async function queued(
  customer: GivenCustomer,
  lines: (customer: Customer) => ChangeLine[],
  acceptBuyOutCents = 0,
): Promise<Queued> {
  const made = await givenCustomer(portal.context, customer);
  const submission = submissionOf(lines(made), { acceptBuyOutCents });
  const result = await submitChange(portal.web, made.customerId, made.submitter, submission);
  if (result.kind !== "queued") throw new Error(JSON.stringify(result));
  return { ...made, request: result.request };
}

function move(
  { customerId, request, submitter }: Queued,
  dates: Readonly<Record<number, string>>,
  previewToken: string | null = null,
  web = portal.web,
): Promise<MoveResult> {
  const wanted = Object.entries(dates).map(([index, date]) => ({
    index: Number(index),
    preferredDate: localDate(date),
  }));
  return moveChange(web, customerId, request.id, wanted, { previewToken, email: submitter.email });
}

async function now({ customerId, request }: Queued): Promise<ChangeRequest> {
  return getChangeRequest(portal.web, customerId, request.id);
}

async function jobsOf({ request }: Queued): Promise<string[]> {
  const { rows } = await portal.context.database.pool.query<{ key: string; run_at: Date }>(
    "SELECT key, run_at FROM graphile_worker.jobs WHERE key LIKE $1 ORDER BY key",
    [`change:${request.id}:%`],
  );
  return rows.map(({ key, run_at }) => `${key.slice(-10)} ${run_at.toISOString()}`);
}

const figures = ({ date, billedFrom, billedUntil, buyOutCents }: RequestLine): unknown[] => [
  date,
  billedFrom,
  billedUntil,
  buyOutCents,
];

const PLUS_ONE: ChangeLine = {
  action: "add-profile",
  productCode: "VOICE_PROFILE_PRO",
  quantity: 1,
  withPhone: false,
  options: [],
  names: [],
};

describe("R3.5 the day of a queued line is moved as one step", () => {
  test("what costs no more is moved at once, with jobs, timeline, mail, audit and calendar", async () => {
    const it = await queued({}, ({ profileIds }) => removing(profileIds[0], profileIds[1]));
    expect(await jobsOf(it)).toEqual(["2026-11-23 2026-11-23T07:00:00.000Z"]);
    const result = await move(it, { 1: "2026-12-15" });
    if (result.kind !== "moved") throw new Error(result.kind);
    expect(result.request).toMatchObject({ completionDate: "2026-12-15", status: "queued" });
    expect(result.request.lines.map(figures)).toEqual([
      ["2026-11-23", null, "2026-12-31", 0],
      ["2026-12-15", null, "2026-12-31", 0],
    ]);
    expect(result.request.lines[1]?.line).toMatchObject({ preferredDate: "2026-12-15" });
    expect(result.request.preview).toMatchObject({
      completionDate: "2026-12-15",
      lines: [{ date: "2026-11-23" }, { date: "2026-12-15" }],
    });
    expect(await jobsOf(it)).toEqual(["2026-11-23 2026-11-23T07:00:00.000Z", "2026-12-15 2026-12-15T07:00:00.000Z"]);
    const { events } = await getChangeRequest(portal.web, it.customerId, it.request.id);
    expect(events.at(-1)).toMatchObject({
      kind: "line-moved",
      index: 1,
      actor: it.submitter.email,
      moved: { from: "2026-11-23", to: "2026-12-15", billedUntilFrom: "2026-12-31", billedUntilTo: "2026-12-31" },
    });
    const { rows } = await portal.context.database.pool.query<{ key: string }>(
      "SELECT key FROM graphile_worker.jobs WHERE key LIKE $1",
      [`mail:change-moved:${it.request.id}:%`],
    );
    expect(rows).toHaveLength(1);
    const audit = await portal.context.database.withCustomer(it.customerId, (tx) => tx.auditEntry.findMany());
    expect(audit.map(({ action }) => action)).toContain("change-moved");
    const { body } = await requestCalendar(portal.web, it.customerId, it.request.id, "nl");
    expect(body.replaceAll("\r\n ", "").match(/(?:DTSTART|SEQUENCE|STATUS)[^\r]*/g)).toEqual([
      "SEQUENCE:1",
      "DTSTART:20261123T070000Z",
      "STATUS:CONFIRMED",
      "SEQUENCE:1",
      "DTSTART:20261215T070000Z",
      "STATUS:CONFIRMED",
      "SEQUENCE:0",
      "DTSTART;VALUE=DATE:20261231",
      "STATUS:CONFIRMED",
    ]);
  });

  test("a day that all its lines leave has no job any more, and its event is cancelled", async () => {
    const it = await queued({}, ({ profileIds }) => removing(profileIds[0]));
    await move(it, { 0: "2026-12-15" });
    expect(await jobsOf(it)).toEqual(["2026-12-15 2026-12-15T07:00:00.000Z"]);
    const calendar = async (): Promise<string[]> => {
      const { body } = await requestCalendar(portal.web, it.customerId, it.request.id, "nl");
      return body.match(/(?:SEQUENCE|STATUS)[^\r]*/g) ?? [];
    };
    expect((await calendar()).slice(0, 4)).toEqual([
      "SEQUENCE:1",
      "STATUS:CANCELLED",
      "SEQUENCE:1",
      "STATUS:CONFIRMED",
    ]);
    await move(it, { 0: "2026-11-24" });
    await move(it, { 0: "2026-12-15" });
    expect((await calendar()).slice(0, 6)).toEqual([
      "SEQUENCE:1",
      "STATUS:CANCELLED",
      "SEQUENCE:2",
      "STATUS:CANCELLED",
      "SEQUENCE:3",
      "STATUS:CONFIRMED",
    ]);
  });

  test("what is done on the new day is done then, and not by the old job", async () => {
    const it = await queued({}, ({ profileIds }) => removing(profileIds[0]));
    await move(it, { 0: "2026-12-15" });
    const due = (date: string) => ({ customerId: it.customerId, requestId: it.request.id, date: localDate(date) });
    const early = portal.at(fixedClock(new Date("2026-11-23T07:00:00Z")));
    expect(await executeDueLines(early.context, due("2026-11-23"))).toMatchObject({ completed: 0 });
    const then = portal.at(fixedClock(new Date("2026-12-15T07:00:00Z")));
    expect(await executeDueLines(then.context, due("2026-12-15"))).toMatchObject({ completed: 1 });
  });
});

describe("R2.10 nobody pays more than was shown and accepted", () => {
  test("R4.1 a later month at the old price is asked for first, and accepted by its token alone", async () => {
    const it = await queued({}, ({ profileIds }) => removing(profileIds[0]));
    const asked = await move(it, { 0: "2027-01-12" });
    if (asked.kind !== "stale") throw new Error(asked.kind);
    expect(asked.move).toMatchObject({
      costsMore: true,
      buyOutCents: 0,
      lines: [
        {
          before: { date: "2026-11-23", billedUntil: "2026-12-31" },
          after: { date: "2027-01-12", billedUntil: "2027-01-31" },
        },
      ],
    });
    expect((await now(it)).lines.map(figures)).toEqual([["2026-11-23", null, "2026-12-31", 0]]);
    expect(await move(it, { 0: "2027-01-12" }, "another")).toMatchObject({ kind: "stale" });
    expect(await move(it, { 0: "2027-01-13" }, asked.move.previewToken)).toMatchObject({ kind: "stale" });
    expect(await move(it, { 0: "2027-01-12" }, asked.move.previewToken)).toMatchObject({ kind: "moved" });
    expect((await now(it)).lines.map(figures)).toEqual([["2027-01-12", null, "2027-01-31", 0]]);
    // Moving it back is cheaper, and needs no confirmation.
    expect(await move(it, { 0: "2026-11-24" })).toMatchObject({ kind: "moved" });
    expect((await now(it)).lines.map(figures)).toEqual([["2026-11-24", null, "2026-12-31", 0]]);
  });

  test("R2.8 the fee of a paid one is that of the terms that remain; a free one stays free", async () => {
    const customer = { profiles: [{}, {}, {}, {}] };
    // An allowance of 1: the second is paid for. Billed until 31 December 2026, 14 terms remain of € 7,50.
    const it = await queued(customer, ({ profileIds }) => removing(profileIds[0], profileIds[1]), 14 * 750);
    const asked = await move(it, { 0: "2027-01-12", 1: "2027-01-12" });
    if (asked.kind !== "stale") throw new Error(asked.kind);
    expect(asked.move.buyOutCents).toBe(13 * 750);
    const result = await move(it, { 0: "2027-01-12", 1: "2027-01-12" }, asked.move.previewToken);
    if (result.kind !== "moved") throw new Error(result.kind);
    expect(result.request.lines.map(figures)).toEqual([
      ["2027-01-12", null, "2027-01-31", 0],
      ["2027-01-12", null, "2027-01-31", 13 * 750],
    ]);
    expect(result.request.preview.totals.buyOutCents).toBe(13 * 750);
    const row = await portal.context.database.withCustomer(it.customerId, (tx) =>
      tx.changeRequest.findFirst({ where: { id: it.request.id }, select: { acceptedBuyOutCents: true } }),
    );
    expect(row?.acceptedBuyOutCents).toBe(BigInt(13 * 750));
    // Back again: the fee is higher, so it is asked for.
    expect(await move(it, { 1: "2026-12-01" })).toMatchObject({
      kind: "stale",
      move: { costsMore: true, buyOutCents: 14 * 750 },
    });
  });

  test("R4.4 what is added earlier is billed earlier, so it is asked for", async () => {
    const it = await queued({}, () => [{ ...PLUS_ONE, preferredDate: localDate("2026-12-15") }]);
    const asked = await move(it, { 0: "2026-12-01" });
    expect(asked).toMatchObject({ kind: "stale", move: { costsMore: true } });
    expect(await move(it, { 0: "2026-12-16" })).toMatchObject({ kind: "moved" });
    expect((await now(it)).lines.map(figures)).toEqual([["2026-12-16", "2026-12-16", null, 0]]);
  });

  test("R4.2 an option that another replaces is billed until the day before the other comes", async () => {
    const it = await queued({ profiles: [{ options: ["VOICE_WEBEX_STANDAARD"] }, {}] }, ({ profileIds: [p = ""] }) => [
      { action: "remove-option", profileId: p, productCode: "VOICE_WEBEX_STANDAARD" },
      { action: "add-option", profileId: p, productCode: "VOICE_WEBEX_PREMIUM" },
    ]);
    expect(it.request.lines.map(figures)).toEqual([
      ["2026-11-23", null, "2026-11-23", 0],
      ["2026-11-24", "2026-11-24", null, 0],
    ]);
    const asked = await move(it, { 1: "2026-12-01" });
    if (asked.kind !== "stale") throw new Error(asked.kind);
    expect(asked.move.lines.map(({ index, after }) => [index, after.billedUntil])).toEqual([
      [0, "2026-11-30"],
      [1, null],
    ]);
  });
});

describe("which days are possible", () => {
  const remove = ({ profileIds }: Customer): ChangeLine[] => removing(profileIds[0]);
  test.each([
    { date: "2026-11-28", code: "DATE_NOT_WORKING_DAY", because: "a Saturday" },
    { date: "2026-12-25", code: "DATE_NOT_WORKING_DAY", because: "a holiday" },
    { date: "2027-02-22", code: "DATE_TOO_LATE", because: "93 days after the date of receipt, which does not change" },
    { date: "2026-11-20", code: "DATE_TOO_EARLY", because: "before it was asked" },
  ])("not $date: $because", async ({ date, code }) => {
    const it = await queued({}, remove);
    expect(await move(it, { 0: date })).toMatchObject({
      kind: "refused",
      move: { obstacles: [{ finding: { code }, lines: [0] }] },
    });
    expect((await now(it)).lines.map(figures)).toEqual(it.request.lines.map(figures));
  });

  test("R3.2 an earlier day needs the lead time from the day on which it is asked, a later one none", async () => {
    const it = await queued({}, () => [{ ...PLUS_ONE, withPhone: true, preferredDate: localDate("2026-12-15") }]);
    const { web } = portal.at(fixedClock(new Date("2026-12-10T10:00:00Z")));
    // Thursday: five working days make it the 17th, after the day that is planned.
    expect(await move(it, { 0: "2026-12-14" }, null, web)).toMatchObject({
      kind: "refused",
      move: { obstacles: [{ finding: { code: "DATE_TOO_EARLY", earliest: "2026-12-15" } }] },
    });
    expect(await move(it, { 0: "2026-12-16" }, null, web)).toMatchObject({ kind: "moved" });
  });

  test("R5.4 an option that will not fit has to go on the day of the conversion or before, else nothing is moved", async () => {
    const it = await queued(
      { profiles: [{ options: ["VOICE_RECEPTIONIST_PLUS"] }, {}, {}, {}] },
      ({ profileIds: [p = ""] }) => [
        { action: "remove-option", profileId: p, productCode: "VOICE_RECEPTIONIST_PLUS" },
        { action: "convert-profile", profileId: p, toProductCode: "VOICE_PROFILE_PLUS" },
      ],
    );
    expect(await move(it, { 0: "2026-11-27" })).toMatchObject({
      kind: "refused",
      move: { obstacles: [{ finding: { code: "ORPHAN_OPTION" }, lines: [1] }] },
    });
    expect(await move(it, { 0: "2026-11-27", 1: "2026-11-27" })).toMatchObject({ kind: "moved" });
  });

  test("R5.8 what another request was promised stays possible: a number is given up in time", async () => {
    const it = await queued(
      {
        profiles: [{ e164: "+31301234560" }, {}, {}, {}, {}, {}, {}, {}],
        numbers: [{ productCode: "NUM_BLOCK_10_NL", first: "+31301234560", last: "+31301234569" }],
      },
      remove,
    );
    const next = await submitChange(
      portal.web,
      it.customerId,
      it.submitter,
      submissionOf([{ ...PLUS_ONE, e164: "+31301234560", preferredDate: localDate("2026-12-01") }]),
    );
    expect(next).toMatchObject({ kind: "queued" });
    expect(await move(it, { 0: "2026-12-15" })).toMatchObject({
      kind: "refused",
      move: { obstacles: [{ finding: { code: "NUMBER_NOT_FREE" }, lines: [0] }] },
    });
    expect(await move(it, { 0: "2026-11-30" })).toMatchObject({ kind: "moved" });
  });

  test("another customer's request is not there, and neither is a line that it does not have", async () => {
    const [mine, theirs] = [await queued({}, remove), await queued({}, remove)];
    await expect(move({ ...mine, request: theirs.request }, { 0: "2026-12-15" })).rejects.toThrow(NotFoundError);
    await expect(move(mine, { 1: "2026-12-15" })).rejects.toThrow(NotFoundError);
    await expect(previewMove(portal.web, mine.customerId, theirs.request.id, [])).rejects.toThrow(NotFoundError);
  });

  test("500 lines at once, in seconds", async () => {
    const it = await queued({}, ({ profileIds: [p = ""] }) =>
      Array.from({ length: 500 }, () => ({ action: "order-phone", profileId: p, quantity: 1 }) as const),
    );
    const dates = Object.fromEntries(it.request.lines.map(({ index }) => [index, "2026-12-15"]));
    const began = process.cpuUsage();
    expect(await move(it, dates)).toMatchObject({ kind: "moved", request: { completionDate: "2026-12-15" } });
    expect(process.cpuUsage(began).user).toBeLessThan(8_000_000);
    expect(await jobsOf(it)).toEqual(["2026-12-15 2026-12-15T07:00:00.000Z"]);
  }, 60_000);
});

describe("R3.5 lines that hold each other move together, or nothing does", () => {
  let blocks = 0;
  /** A customer with a block of their own, of which the first two users have the first two numbers. */
  const withNumbers = () => {
    blocks += 1;
    const e164 = (at: number): string => `+3130${String(5_000_000 + blocks * 10 + at)}`;
    const numbers = [{ productCode: "NUM_BLOCK_10_NL", first: e164(0), last: e164(9) }];
    const profiles = [{ e164: e164(0) }, { e164: e164(1) }, {}, {}, {}, {}, {}, {}];
    const swap = ({ profileIds: [a = "", b = ""] }: Customer): ChangeLine[] => [
      { action: "hand-over", profileId: a, e164: e164(1) },
      { action: "hand-over", profileId: b, e164: e164(0) },
    ];
    return { customer: { profiles, numbers }, first: e164(0), swap };
  };
  const datesOf = async (it: Queued): Promise<string[]> => (await now(it)).lines.map(({ date }) => date);

  test.each(["2026-12-15", "2026-11-24"])("both halves of a swap, to %s", async (date) => {
    const { customer, swap } = withNumbers();
    const it = await queued(customer, (of) =>
      swap(of).map((line) => ({ ...line, preferredDate: localDate("2026-12-01") })),
    );
    for (const index of [0, 1]) {
      const refused = await move(it, { [index]: date });
      if (refused.kind !== "refused") throw new Error(refused.kind);
      expect(refused.move.obstacles).toMatchObject([{ finding: { code: "NUMBER_NOT_FREE" } }]);
      expect(refused.together?.wanted.map((each) => [each.index, each.preferredDate]).toSorted()).toEqual([
        [0, date],
        [1, date],
      ]);
    }
    expect(await datesOf(it)).toEqual(["2026-12-01", "2026-12-01"]);
    expect(await move(it, { 0: date, 1: date })).toMatchObject({ kind: "moved" });
    expect(await datesOf(it)).toEqual([date, date]);
    const at = portal.at(fixedClock(new Date(`${date}T09:00:00Z`)));
    const due = { customerId: it.customerId, requestId: it.request.id, date: localDate(date) };
    expect(await executeDueLines(at.context, due)).toMatchObject({ completed: 2 });
  });

  test("whoever gets the number of somebody who leaves does so the working day after, as before", async () => {
    const { customer, first } = withNumbers();
    const it = await queued(customer, ({ profileIds: [a = "", b = "", c = ""] }) => [
      { action: "order-phone", profileId: c, quantity: 1, preferredDate: localDate("2026-12-03") },
      { action: "hand-over", profileId: b, e164: first, preferredDate: localDate("2026-12-04") },
      { action: "remove-profile", profileId: a, preferredDate: localDate("2026-12-03") },
    ]);
    const refused = await move(it, { 2: "2026-12-11" });
    expect(refused).toMatchObject({
      kind: "refused",
      together: {
        wanted: [
          { index: 2, preferredDate: "2026-12-11" },
          { index: 1, preferredDate: "2026-12-14" },
        ],
      },
    });
    expect(await move(it, { 1: "2026-12-14", 2: "2026-12-11" })).toMatchObject({ kind: "moved" });
    expect(await datesOf(it)).toEqual(["2026-12-03", "2026-12-14", "2026-12-11"]);
  });

  test("no day that is no working day, and no earlier one than can be asked, not together either", async () => {
    const { customer, swap } = withNumbers();
    const it = await queued(customer, swap);
    for (const date of ["2026-12-12", "2026-11-20"]) {
      expect(await move(it, { 0: date })).toMatchObject({ kind: "refused", together: null });
      expect(await move(it, { 0: date, 1: date })).toMatchObject({ kind: "refused", together: null });
    }
  });

  test("half a swap can be cancelled with the other half", async () => {
    const { customer, swap } = withNumbers();
    const it = await queued(customer, swap);
    const half = await cancelChange(portal.web, it.customerId, it.request.id, [1], it.submitter);
    expect(half).toMatchObject({ kind: "would-not-hold", together: [0, 1] });
    expect(await cancelChange(portal.web, it.customerId, it.request.id, [0, 1], it.submitter)).toMatchObject({
      kind: "cancelled",
    });
  });
});

describe("moves, cancellations and executions at once", () => {
  const DAYS: readonly LocalDate[] = ["01", "02", "03", "04", "07", "08", "09", "10"].map((day) =>
    localDate(`2026-12-${day}`),
  );

  test("of eight moves at once the last one counts, with its job alone and eight events", async () => {
    const it = await queued({}, ({ profileIds }) => removing(profileIds[0]));
    const results = await Promise.all(DAYS.map((day) => move(it, { 0: day })));
    expect(results.map(({ kind }) => kind)).toEqual(DAYS.map(() => "moved"));
    const { events, lines } = await getChangeRequest(portal.web, it.customerId, it.request.id);
    const [line] = lines;
    expect(events.filter(({ kind }) => kind === "line-moved")).toHaveLength(8);
    expect(DAYS).toContain(line?.date);
    expect(await jobsOf(it)).toEqual([`${line?.date ?? ""} ${line?.date ?? ""}T07:00:00.000Z`]);
  });

  test("of eight that accept what was shown, one moves it; the others see the new state", async () => {
    const it = await queued({}, ({ profileIds }) => removing(profileIds[0]));
    const asked = await move(it, { 0: "2027-01-12" });
    if (asked.kind !== "stale") throw new Error(asked.kind);
    const { previewToken } = asked.move;
    const results = await Promise.all(DAYS.map(() => move(it, { 0: "2027-01-12" }, previewToken)));
    // Those that come after find the line on that day already.
    expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(["moved"]));
    const { events } = await getChangeRequest(portal.web, it.customerId, it.request.id);
    expect(events.filter(({ kind }) => kind === "line-moved")).toHaveLength(1);
  });

  test("moved or cancelled, never half of each", async () => {
    for (let round = 0; round < 4; round += 1) {
      const it = await queued({}, ({ profileIds }) => removing(profileIds[0], profileIds[1]));
      const [moved, cancelled] = await Promise.all([
        move(it, { 0: "2026-12-15", 1: "2026-12-15" }),
        cancelChange(portal.web, it.customerId, it.request.id, null, it.submitter),
      ]);
      expect(cancelled.kind).toBe("cancelled");
      expect(["moved", "too-late"]).toContain(moved.kind);
      const { lines } = await now(it);
      const days = moved.kind === "moved" ? "2026-12-15" : "2026-11-23";
      expect(lines.map(({ date, status }) => [date, status])).toEqual([
        [days, "cancelled"],
        [days, "cancelled"],
      ]);
      expect(await jobsOf(it)).toEqual([]);
    }
  });

  test("moved or executed at 08:00, never both", async () => {
    const outcomes: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const it = await queued({}, ({ profileIds }) => removing(profileIds[0]));
      const at = portal.at(fixedClock(new Date("2026-11-23T07:00:00Z")));
      const due = { customerId: it.customerId, requestId: it.request.id, date: localDate("2026-11-23") };
      const [moved, done] = await Promise.all([
        move(it, { 0: "2026-12-15" }, null, at.web),
        executeDueLines(at.context, due),
      ]);
      const [line] = (await now(it)).lines;
      outcomes.push(moved.kind);
      if (moved.kind === "moved") {
        expect([line?.status, line?.date]).toEqual(["queued", "2026-12-15"]);
        expect(done).toMatchObject({ completed: 0 });
      } else {
        expect(moved).toEqual({ kind: "too-late", lines: [0] });
        expect([line?.status, line?.date]).toEqual(["completed", "2026-11-23"]);
      }
    }
    expect(outcomes).toHaveLength(4);
  });

  test("a move that is cut off halfway changes nothing", async () => {
    const it = await queued({}, ({ profileIds }) => removing(profileIds[0]));
    const { database } = portal.web;
    const cut = {
      ...portal.web,
      database: {
        ...database,
        withCustomer: ((customerId: string, work: (tx: never) => Promise<unknown>) =>
          database.withCustomer(customerId, async (tx) => {
            await work(tx as never);
            throw new Error("cut off");
          })) as typeof database.withCustomer,
      },
    };
    await expect(move(it, { 0: "2026-12-15" }, null, cut)).rejects.toThrow("cut off");
    expect((await now(it)).lines.map(figures)).toEqual(it.request.lines.map(figures));
    expect(await jobsOf(it)).toEqual(["2026-11-23 2026-11-23T07:00:00.000Z"]);
  });
});
