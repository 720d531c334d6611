import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { localDate, type LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { fixedClock } from "~/platform/clock.server";
import type { Transaction } from "~/platform/database/database.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { dataStatements } from "~/platform/testing/count-statements.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import type { ChangeLine } from "../domain/change-line";
import type { ChangeRequest } from "../domain/change-request";
import { givenCustomer, type Customer, type GivenCustomer } from "../testing/given-customer";
import { removing, submissionOf } from "../testing/submission";
import { settleChangeFlag } from "./change-flags.server";
import { cancelChange } from "./cancel-change.server";
import { executeDueLines, type ExecutionResult } from "./execute-due-lines.server";
import { getChangeRequest, listCurrentChanges } from "./get-change-request.server";
import { submitChange } from "./submit-change.server";

// Saturday 2026-11-21: one working day later is Monday 11-23, two Tuesday 11-24, five Friday 11-27.
let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

async function given(customer: GivenCustomer, lines: (customer: Customer) => ChangeLine[], fee = 0): Promise<Given> {
  const made = await givenCustomer(portal.context, customer);
  const submission = submissionOf(lines(made), { acceptBuyOutCents: fee });
  const result = await submitChange(portal.web, made.customerId, made.submitter, submission);
  if (result.kind !== "queued") throw new Error(`Not queued: ${result.kind}`);
  return { ...made, request: result.request };
}

type Given = Customer & { readonly request: ChangeRequest };

function execute({ customerId, request }: Given, at: string, date: LocalDate): Promise<ExecutionResult> {
  const { context } = portal.at(fixedClock(new Date(at)));
  return executeDueLines(context, { customerId, requestId: request.id, date });
}

async function stateOf(customerId: string) {
  return portal.context.database.withCustomer(customerId, async (tx) => ({
    profiles: await tx.profile.findMany({ where: { customerId }, orderBy: { name: "asc" } }),
    subscriptions: await tx.subscription.findMany({
      where: { customerId, openedByLineId: { not: null } },
      orderBy: [{ productCode: "asc" }],
    }),
    ended: await tx.subscription.findMany({
      where: { customerId, closedByLineId: { not: null } },
      orderBy: [{ productCode: "asc" }],
    }),
    charges: (
      await tx.charge.findMany({ where: { customerId }, orderBy: [{ kind: "asc" }, { productCode: "asc" }] })
    ).map((charge) => ({ ...charge, unitCents: Number(charge.unitCents), netCents: Number(charge.netCents) })),
  }));
}

const day = (column: Date | null): string | null => column?.toISOString().slice(0, 10) ?? null;

describe("R3.5 execution starts at 08:00 on the due date", () => {
  test("not a second earlier; then the profile is out of service and billed as accepted", async () => {
    const it = await given({}, ({ profileIds }) => removing(profileIds[0]));
    const early = await execute(it, "2026-11-23T06:59:59Z", localDate("2026-11-23"));
    expect(early).toEqual({ kind: "too-early", dueAt: new Date("2026-11-23T07:00:00Z") });
    expect(await execute(it, "2026-11-23T07:00:00Z", localDate("2026-11-23"))).toEqual({
      kind: "done",
      completed: 1,
      rejected: 0,
    });
    const { profiles, ended } = await stateOf(it.customerId);
    expect(profiles.map(({ activeUntil }) => day(activeUntil)).slice(0, 2)).toEqual(["2026-11-23", null]);
    expect(ended.map(({ activeUntil, billedUntil }) => [day(activeUntil), day(billedUntil)])).toEqual([
      ["2026-11-23", "2026-12-31"],
    ]);
    const request = await getChangeRequest(portal.web, it.customerId, it.request.id);
    expect(request).toMatchObject({ status: "completed", lines: [{ status: "completed", isLate: false }] });
    expect(request.events.map(({ kind }) => kind)).toEqual([
      "received",
      "checked",
      "queued",
      "line-executed",
      "completed",
    ]);
  });

  test("a second run does nothing more", async () => {
    const it = await given({}, () => [
      {
        action: "add-profile",
        productCode: "VOICE_PROFILE_PLUS",
        quantity: 2,
        withPhone: false,
        options: [],
        names: [],
      },
    ]);
    const twice = [
      await execute(it, "2026-11-24T09:00:00Z", localDate("2026-11-24")),
      await execute(it, "2026-11-24T09:01:00Z", localDate("2026-11-24")),
    ];
    expect(twice).toEqual([
      { kind: "done", completed: 1, rejected: 0 },
      { kind: "done", completed: 0, rejected: 0 },
    ]);
    expect((await stateOf(it.customerId)).profiles).toHaveLength(12);
  });

  test("lines of another date wait for theirs", async () => {
    const it = await given({}, ({ profileIds }) => [
      ...removing(profileIds[0]),
      { action: "order-phone", profileId: profileIds[1] ?? "", quantity: 1 },
    ]);
    await execute(it, "2026-11-23T07:00:00Z", localDate("2026-11-23"));
    const between = await getChangeRequest(portal.web, it.customerId, it.request.id);
    expect([between.status, between.lines.map(({ status }) => status)]).toEqual(["executing", ["completed", "queued"]]);
  });

  test("missed dates are executed once a worker runs again, in order, and shown as late; the accepted last billed day stays (R4.1)", async () => {
    const it = await given({}, ({ profileIds }) => [
      { action: "add-option", profileId: profileIds[1] ?? "", productCode: "VOICE_UNLIMITED_NL" },
      ...removing(profileIds[0]),
    ]);
    await execute(it, "2027-02-03T10:00:00Z", localDate("2026-11-24"));
    const { ended, subscriptions } = await stateOf(it.customerId);
    expect(ended.map(({ activeUntil, billedUntil }) => [day(activeUntil), day(billedUntil)])).toEqual([
      ["2027-02-03", "2026-12-31"],
    ]);
    expect(subscriptions.map(({ activeFrom, billedFrom }) => [day(activeFrom), day(billedFrom)])).toEqual([
      ["2027-02-03", "2027-02-03"],
    ]);
    const { lines } = await getChangeRequest(portal.web, it.customerId, it.request.id);
    expect(lines.map(({ isLate, date }) => [isLate, date])).toEqual([
      [true, "2026-11-24"],
      [true, "2026-11-23"],
    ]);
  });
});

describe("requests that meet on one date", () => {
  test("are executed as they were received, whichever job comes first: a phone, then the removal of its user", async () => {
    const first = await given({}, ({ profileIds }) => [
      { action: "order-phone", profileId: profileIds[0] ?? "", quantity: 1 },
    ]);
    const { web } = portal.at(fixedClock(new Date("2026-11-26T09:00:00Z")));
    const result = await submitChange(
      web,
      first.customerId,
      first.submitter,
      submissionOf(removing(first.profileIds[0])),
    );
    if (result.kind !== "queued") throw new Error(`Not queued: ${result.kind}`);
    const second = { ...first, request: result.request };
    expect(second.request.completionDate).toBe(first.request.completionDate);
    expect(await execute(second, "2026-11-27T07:00:00Z", localDate("2026-11-27"))).toEqual({
      kind: "done",
      completed: 2,
      rejected: 0,
    });
  });

  test("do not wait for one that fails; the failure is reported to its own job", async () => {
    const it = await given({}, ({ profileIds }) => [
      { action: "order-phone", profileId: profileIds[0] ?? "", quantity: 1 },
    ]);
    const { web } = portal.at(fixedClock(new Date("2026-11-26T09:00:00Z")));
    const result = await submitChange(web, it.customerId, it.submitter, submissionOf(removing(it.profileIds[1])));
    if (result.kind !== "queued") throw new Error(`Not queued: ${result.kind}`);
    // A promise that contradicts the price list is never carried out in silence.
    await portal.context.database.withCustomer(it.customerId, (tx) =>
      tx.changeLine.updateMany({ where: { requestId: it.request.id }, data: { oneTimeCents: 1 } }),
    );
    const other = { ...it, request: result.request };
    expect(await execute(other, "2026-11-27T07:00:00Z", localDate("2026-11-27"))).toEqual({
      kind: "done",
      completed: 1,
      rejected: 0,
    });
    await expect(execute(it, "2026-11-27T07:00:00Z", localDate("2026-11-27"))).rejects.toThrow("were promised");
    expect((await getChangeRequest(portal.web, it.customerId, it.request.id)).status).toBe("queued");
  });
});

describe("R4 what is billed is what was promised", () => {
  test("a removal takes its options along and costs its fee", async () => {
    const it = await given(
      { profiles: [{ options: ["VOICE_UNLIMITED_NL"] }, {}, {}] },
      ({ profileIds }) => removing(profileIds[0]),
      // Billed to 2026-12-31: 14 terms to 2028-02-28.
      14 * 750,
    );
    await execute(it, "2026-11-23T07:00:00Z", localDate("2026-11-23"));
    const { ended, charges } = await stateOf(it.customerId);
    expect(ended.map(({ productCode, billedUntil }) => [productCode, day(billedUntil)])).toEqual([
      ["VOICE_PROFILE_PRO", "2026-12-31"],
      ["VOICE_UNLIMITED_NL", "2026-12-31"],
    ]);
    expect(charges).toMatchObject([
      { kind: "buy_out", netCents: 10_500, profileId: it.profileIds[0], changeRequestId: it.request.id },
    ]);
    expect(day(charges[0]?.fromOn ?? null)).toBe("2026-11-23");
  });

  test("new profiles bring options and phones: per user each, per order once", async () => {
    const it = await given({}, () => [
      {
        action: "add-profile",
        productCode: "VOICE_PROFILE_PRO",
        quantity: 2,
        withPhone: true,
        options: ["VOICE_CALLCENTER_AGENT", "VOICE_UNLIMITED_NL"],
        names: ["Fatima"],
      },
      {
        action: "add-profile",
        productCode: "VOICE_PROFILE_PRO",
        quantity: 1,
        withPhone: false,
        options: ["VOICE_CALLCENTER_AGENT"],
        names: ["  "],
      },
    ]);
    await execute(it, "2026-11-27T07:00:00Z", localDate("2026-11-27"));
    const { profiles, subscriptions, charges } = await stateOf(it.customerId);
    expect(profiles.slice(0, 3).map(({ name }) => name)).toEqual(["Fatima", "Gebruiker 001", "Gebruiker 002"]);
    expect(profiles.slice(-2).map(({ name }) => name)).toEqual(["Nieuwe gebruiker 1", "Nieuwe gebruiker 2"]);
    expect(subscriptions.map(({ productCode, billedFrom }) => [productCode, day(billedFrom)])).toEqual([
      ["VOICE_CALLCENTER_AGENT", "2026-11-27"],
      ["VOICE_CALLCENTER_AGENT", "2026-11-27"],
      ["VOICE_CALLCENTER_AGENT", "2026-11-27"],
      ["VOICE_PROFILE_PRO", "2026-11-27"],
      ["VOICE_PROFILE_PRO", "2026-11-27"],
      ["VOICE_PROFILE_PRO", "2026-11-27"],
      ["VOICE_UNLIMITED_NL", "2026-11-27"],
      ["VOICE_UNLIMITED_NL", "2026-11-27"],
    ]);
    const net = (lineId: string | undefined): number =>
      sum(charges.filter((it) => it.changeLineId === lineId).map((it) => it.netCents));
    expect(it.request.lines.map((line) => [line.oneTimeCents, net(line.id)])).toEqual([
      [2 * 1500 + 1500 + 2 * 8900, 2 * 1500 + 1500 + 2 * 8900],
      [1500, 1500],
    ]);
  });

  test("an upgrade bills the difference by days now and the new price from next month (R4.4)", async () => {
    const it = await given({ profiles: [{ productCode: "VOICE_PROFILE_PLUS" }, {}] }, ({ profileIds }) => [
      { action: "convert-profile", profileId: profileIds[0] ?? "", toProductCode: "VOICE_PROFILE_PRO" },
    ]);
    await execute(it, "2026-11-24T07:00:00Z", localDate("2026-11-24"));
    const { profiles, ended, subscriptions, charges } = await stateOf(it.customerId);
    expect(profiles.map(({ productCode }) => productCode)).toEqual(["VOICE_PROFILE_PRO", "VOICE_PROFILE_PRO"]);
    expect(ended.map(({ billedUntil }) => day(billedUntil))).toEqual(["2026-11-30"]);
    expect(subscriptions.map(({ billedFrom }) => day(billedFrom))).toEqual(["2026-12-01"]);
    // € 3,00 × 7 of 30 days, and the expansion amount of a Pro.
    expect(charges.map(({ kind, netCents, untilOn }) => [kind, netCents, day(untilOn)])).toEqual([
      ["subscription", 70, "2026-11-30"],
      ["one_time", 1500, "2026-11-24"],
    ]);
  });

  test("a downgrade keeps the old price until the accepted day, then the new one follows; back up before that day bills nothing twice", async () => {
    const customer = await given({ profiles: Array.from({ length: 4 }, () => ({})) }, ({ profileIds }) => [
      { action: "convert-profile", profileId: profileIds[0] ?? "", toProductCode: "VOICE_PROFILE_PLUS" },
    ]);
    await execute(customer, "2026-11-23T07:00:00Z", localDate("2026-11-23"));
    const { web } = portal.at(fixedClock(new Date("2026-11-23T09:00:00Z")));
    const lines: ChangeLine[] = [
      { action: "convert-profile", profileId: customer.profileIds[0] ?? "", toProductCode: "VOICE_PROFILE_PRO" },
    ];
    const result = await submitChange(web, customer.customerId, customer.submitter, submissionOf(lines));
    if (result.kind !== "queued") throw new Error("Not queued");
    await execute({ ...customer, request: result.request }, "2026-11-25T07:00:00Z", localDate("2026-11-25"));
    const rows = await portal.context.database.withCustomer(customer.customerId, (tx) =>
      tx.subscription.findMany({ where: { profileId: customer.profileIds[0] ?? "" }, orderBy: { billedFrom: "asc" } }),
    );
    const periods = rows.map((it) => [it.productCode, day(it.billedFrom), day(it.billedUntil)]);
    expect(periods).toEqual([
      ["VOICE_PROFILE_PRO", "2025-03-01", "2026-12-31"],
      ["VOICE_PROFILE_PLUS", "2027-01-01", "2026-12-31"],
      ["VOICE_PROFILE_PRO", "2027-01-01", null],
    ]);
    const { charges } = await stateOf(customer.customerId);
    expect(charges.map(({ kind }) => kind)).toEqual(["one_time"]);
  });

  test("an option makes way for its exclusive partner without a day unbilled or billed twice (R4.2)", async () => {
    const it = await given({ profiles: [{ options: ["VOICE_WEBEX_STANDAARD"] }, {}] }, ({ profileIds }) => [
      { action: "add-option", profileId: profileIds[0] ?? "", productCode: "VOICE_WEBEX_PREMIUM" },
      { action: "remove-option", profileId: profileIds[0] ?? "", productCode: "VOICE_WEBEX_STANDAARD" },
    ]);
    await execute(it, "2026-11-23T07:00:00Z", localDate("2026-11-23"));
    await execute(it, "2026-11-24T07:00:00Z", localDate("2026-11-24"));
    const { ended, subscriptions } = await stateOf(it.customerId);
    expect([ended.map((row) => day(row.billedUntil)), subscriptions.map((row) => day(row.billedFrom))]).toEqual([
      ["2026-11-23"],
      ["2026-11-24"],
    ]);
  });

  test("numbers come one by one, group options and phones once; a number goes at the end of the month", async () => {
    const it = await given({ numbers: ["NUM_BLOCK_10_NL"] }, ({ numberIds, profileIds }) => [
      { action: "add-number", productCode: "NUM_NEW_1_INTL", quantity: 2, country: "GB", areaCode: null },
      { action: "add-option", profileId: null, productCode: "VOICE_KEUZEMENU_INSTALL" },
      { action: "remove-number", numberId: numberIds[0] ?? "" },
      { action: "order-phone", profileId: profileIds[0] ?? "", quantity: 3 },
    ]);
    await execute(it, "2026-11-27T07:00:00Z", localDate("2026-11-27"));
    const { ended, subscriptions, charges } = await stateOf(it.customerId);
    expect(subscriptions.map(({ kind, productCode, country }) => [kind, productCode, country])).toEqual([
      ["number", "NUM_NEW_1_INTL", "GB"],
      ["number", "NUM_NEW_1_INTL", "GB"],
      ["group_option", "VOICE_KEUZEMENU_INSTALL", null],
    ]);
    expect(ended.map((row) => [row.productCode, day(row.billedUntil)])).toEqual([["NUM_BLOCK_10_NL", "2026-11-30"]]);
    expect(charges.map(({ productCode, quantity, netCents }) => [productCode, quantity, netCents])).toEqual([
      ["HARDWARE_IP_PHONE", 3, 26_700],
      ["NUM_NEW_1_INTL", 2, 10_000],
      ["VOICE_KEUZEMENU_INSTALL", 1, 6_750],
    ]);
  });
});

describe("interfaces: at execution only what the world may have changed is judged again", () => {
  test("what can no longer be done is rejected with its reason and costs nothing, the rest is done", async () => {
    const it = await given({ profiles: Array.from({ length: 12 }, () => ({})) }, ({ profileIds }) =>
      removing(profileIds[0], profileIds[1]),
    );
    await portal.context.database.withCustomer(it.customerId, async (tx) => {
      const data = { activeUntil: new Date("2026-11-22") };
      await tx.subscription.updateMany({ where: { profileId: it.profileIds[0] ?? "" }, data });
      await tx.profile.update({ where: { id: it.profileIds[0] ?? "" }, data });
    });
    expect(await execute(it, "2026-11-23T07:00:00Z", localDate("2026-11-23"))).toEqual({
      kind: "done",
      completed: 1,
      rejected: 1,
    });
    const request = await getChangeRequest(portal.web, it.customerId, it.request.id);
    expect(request.status).toBe("partly-completed");
    expect(request.lines.map(({ status, reason }) => [status, reason])).toEqual([
      ["rejected", "PROFILE_NOT_ACTIVE"],
      ["completed", null],
    ]);
    const { rows } = await portal.context.database.pool.query<{ mail: unknown }>(
      "SELECT payload AS mail FROM graphile_worker._private_jobs WHERE key LIKE $1 ORDER BY key",
      [`mail:%${it.request.id}%`],
    );
    const mail = { customerId: it.customerId, requestId: it.request.id };
    expect(rows.map((row) => row.mail)).toEqual([
      { kind: "change-executed", ...mail, positions: [1] },
      { kind: "change-queued", ...mail },
      { kind: "change-rejected", ...mail, positions: [0] },
    ]);
  });

  test("is news to the customer for thirty days, and as long as the operator has not settled it", async () => {
    const it = await given({ profiles: Array.from({ length: 12 }, () => ({})) }, ({ profileIds }) =>
      removing(profileIds[0]),
    );
    await portal.context.database.withCustomer(it.customerId, (tx) =>
      tx.profile.update({ where: { id: it.profileIds[0] ?? "" }, data: { activeUntil: new Date("2026-11-22") } }),
    );
    const idsOn = async (at: string): Promise<Record<"running" | "failed", string[]>> => {
      const { running, failed } = await listCurrentChanges(portal.at(fixedClock(new Date(at))).web, it.customerId);
      return { running: running.map(({ id }) => id), failed: failed.map(({ id }) => id) };
    };
    expect(await idsOn("2026-11-22T12:00:00Z")).toEqual({ running: [it.request.id], failed: [] });
    await execute(it, "2026-11-23T07:00:00Z", localDate("2026-11-23"));
    const told = { running: [], failed: [it.request.id] };
    expect(await idsOn("2027-02-01T12:00:00Z")).toEqual(told);
    const operator = portal.at(fixedClock(new Date("2026-11-24T09:00:00Z"))).context;
    await settleChangeFlag(operator, { requestId: it.request.id, line: 0, note: "called" });
    expect(await idsOn("2026-12-23T06:59:00Z")).toEqual(told);
    expect(await idsOn("2026-12-23T07:01:00Z")).toEqual({ running: [], failed: [] });
  });
});

describe("what is due is read once, however many lines it has", () => {
  const statementsOf = async (count: number): Promise<string[]> => {
    const it = await given({ profiles: Array.from({ length: count + 1 }, () => ({})) }, ({ profileIds }) =>
      profileIds.slice(0, count).map((profileId): ChangeLine => ({
        action: "add-option",
        profileId,
        productCode: "VOICE_UNLIMITED_NL",
      })),
    );
    const { context } = portal.at(fixedClock(new Date("2026-11-24T08:00:00+01:00")));
    const due = { customerId: it.customerId, requestId: it.request.id, date: localDate("2026-11-24") };
    return dataStatements(context, async () => {
      expect(await executeDueLines(context, due)).toEqual({ kind: "done", completed: count, rejected: 0 });
    });
  };
  const readings = (statements: readonly string[], what: string): number =>
    statements.filter((text) => text.includes(what)).length;

  test("two lines and twelve: so many statements for each further one, and none reads all of them again", async () => {
    // The catalogue is kept from the first.
    await statementsOf(1);
    const [two, four, twelve] = [await statementsOf(2), await statementsOf(4), await statementsOf(12)];
    const forOne = (four.length - two.length) / 2;
    expect(twelve.length - four.length).toBe(8 * forOne);
    for (const statements of [two, twelve]) {
      expect(readings(statements, "FROM change_requests r")).toBe(2);
      expect(readings(statements, "FROM profiles WHERE customer_id")).toBe(1);
    }
  });

  test("somebody else's change between two lines is seen: what was cancelled then is not done", async () => {
    const customer = { profiles: Array.from({ length: 12 }, () => ({})) };
    const it = await given(customer, ({ profileIds }) => removing(...profileIds.slice(0, 3)));
    const moment = portal.at(fixedClock(new Date("2026-11-23T08:00:00+01:00")));
    let isCancelled = false;
    // Between two transactions, as a customer does who presses the button while the worker works.
    const context = {
      ...moment.context,
      database: {
        ...moment.context.database,
        withCustomer: async <T>(customerId: string, run: (tx: Transaction) => Promise<T>): Promise<T> => {
          const done = await moment.context.database.withCustomer(customerId, run);
          if (!isCancelled) {
            isCancelled = true;
            await cancelChange(moment.web, customerId, it.request.id, [1], it.submitter);
          }
          return done;
        },
      },
    };
    const due = { customerId: it.customerId, requestId: it.request.id, date: localDate("2026-11-23") };
    expect(await executeDueLines(context, due)).toEqual({ kind: "done", completed: 2, rejected: 0 });
    const { lines } = await getChangeRequest(portal.context, it.customerId, it.request.id);
    expect(lines.map(({ status }) => status)).toEqual(["completed", "cancelled", "completed"]);
  });
});
