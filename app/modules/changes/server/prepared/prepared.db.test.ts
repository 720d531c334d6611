import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { insertTestUser } from "~/modules/identity/testing/test-users.server";
import { fixedClock } from "~/platform/clock.server";
import { administer } from "~/platform/testing/administer.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import type { PreparedRequest } from "../../domain/prepared/prepared-request";
import { givenCustomer, type Customer, type GivenCustomer } from "../../testing/given-customer";
import { preparationOf, signedFor } from "../../testing/preparation";
import { removing, submissionOf } from "../../testing/submission";
import { EMPTY_DRAFT } from "../../domain/desk/change-draft";
import { saveDraft } from "../change-drafts.server";
import { countChanges } from "../count-changes.server";
import { cancelChange } from "../cancel-change.server";
import { getChangeRequest, listChangeRequests } from "../get-change-request.server";
import { submitChange } from "../submit-change.server";
import { changePrepared, dropPrepared } from "./change-prepared.server";
import { getPrepared, listCurrentPrepared, listPrepared, listTroubled, listWaiting } from "./get-prepared.server";
import { getPreparedOutlook } from "./get-prepared-outlook.server";
import { prepareChange, type PrepareResult } from "./prepare-change.server";
import { preparedMails } from "./prepared-mails.server";
import { submitPrepared, type SubmitPreparedResult } from "./submit-prepared.server";

// Saturday 2026-11-21, in the second year of the contract; the third opens on Monday 2027-03-01.
let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

const users = (count: number): GivenCustomer => ({ profiles: Array.from({ length: count }, () => ({})) });
const at = (instant: string) => portal.at(fixedClock(new Date(instant)));
const signer = ({ submitter }: Customer) => submitter;

function preparedOf(result: PrepareResult): PreparedRequest {
  if (result.kind !== "prepared") throw new Error(JSON.stringify(result));
  return result.prepared;
}

/** Prepares that the first user goes. */
async function prepared(
  customer: Customer,
  signed = signedFor("2026-12-01"),
  profileIds = customer.profileIds.slice(0, 1),
): Promise<PreparedRequest> {
  const { customerId } = customer;
  const preparation = preparationOf(removing(...profileIds), signed);
  return preparedOf(await prepareChange(portal.web, customerId, signer(customer), preparation));
}

/** Tries it at an instant, as the worker does. */
function tried(instant: string, { customerId }: Customer, { id }: PreparedRequest): Promise<SubmitPreparedResult> {
  return submitPrepared(at(instant).context, { customerId, preparedId: id });
}

async function jobsOf(id: string): Promise<{ key: string; runAt: string }[]> {
  const { rows } = await portal.context.database.pool.query<{ key: string; run_at: Date }>(
    "SELECT key, run_at FROM graphile_worker.jobs WHERE key LIKE $1 ORDER BY key",
    [`%${id}%`],
  );
  return rows.map(({ key, run_at }) => ({ key, runAt: run_at.toISOString() }));
}

const requestsOf = async ({ customerId }: Customer) =>
  (await listChangeRequests(portal.web, customerId)).changeRequests;

describe("R3.6 preparing a request", () => {
  test("stores what is signed, one job at 06:00 in Amsterdam, a mail and an audit entry, and reserves nothing", async () => {
    const customer = await givenCustomer(portal.context, users(4));
    const { customerId, submitter, profileIds } = customer;
    const it = await prepared(customer, signedFor("2026-12-01", { lastOn: localDate("2026-12-04") }));
    expect(it).toMatchObject({
      status: "waiting",
      nextOn: "2026-12-01",
      signedBy: submitter.email,
      lines: [
        { line: { action: "remove-profile" }, profileName: "Gebruiker 001", fromProductCode: "VOICE_PROFILE_PRO" },
      ],
      attempts: [],
    });
    expect(await jobsOf(it.id)).toEqual([
      { key: `mail:prepared-signed:${it.id}:1`, runAt: "2026-11-21T09:00:00.000Z" },
      { key: `prepared:${it.id}`, runAt: "2026-12-01T05:00:00.000Z" },
    ]);
    const audit = await portal.context.database.withCustomer(customerId, (tx) => tx.auditEntry.findMany());
    expect(audit).toMatchObject([{ actor: submitter.email, action: "change-prepared" }]);
    // The only free unit, and the same user, are still available to whoever asks first.
    const other = await submitChange(portal.web, customerId, submitter, submissionOf(removing(profileIds[0])));
    expect(other.kind).toBe("queued");
  });

  test("is refused with every problem of its days, or with the preview of a day on which a rule refuses it", async () => {
    const customer = await givenCustomer(portal.context, users(2));
    const { customerId, submitter, profileIds } = customer;
    const prepare = (lines: ReturnType<typeof removing>, submitOn: string, lastOn = submitOn) =>
      prepareChange(
        portal.web,
        customerId,
        submitter,
        preparationOf(lines, signedFor(submitOn, { lastOn: localDate(lastOn) })),
      );
    expect(await prepare(removing(profileIds[0]), "2026-11-21", "2028-01-01")).toMatchObject({
      kind: "not-signable",
      problems: [{ code: "SUBMIT_TOO_EARLY" }, { code: "LAST_TOO_LATE", latest: "2027-12-26" }],
    });
    expect(await prepare(removing(...profileIds), "2026-12-01")).toMatchObject({
      kind: "refused",
      preview: { errors: [{ code: "MIN_PROFILES" }] },
    });
    const theirs = await givenCustomer(portal.context);
    expect(await prepare(removing(theirs.profileIds[0]), "2026-12-01")).toMatchObject({
      kind: "refused",
      preview: { errors: [{ code: "UNKNOWN_PROFILE" }] },
    });
    expect(await prepare([], "2026-12-01")).toMatchObject({ kind: "refused" });
    expect(await listPrepared(portal.web, customerId)).toEqual({ prepared: [], nextCursor: null });
  });

  test("the same key and body are one preparation, also at the same moment; another body is a conflict", async () => {
    const customer = await givenCustomer(portal.context);
    const { customerId, submitter, profileIds } = customer;
    const once = (signed = signedFor("2026-12-01")) =>
      prepareChange(portal.web, customerId, submitter, preparationOf(removing(profileIds[0]), signed, "key"));
    const all = await Promise.all([once(), once(), once()]);
    expect(new Set(all.map((result) => preparedOf(result).id)).size).toBe(1);
    expect(await once(signedFor("2026-12-01", { maxBuyOutCents: 1 }))).toEqual({ kind: "idempotency-conflict" });
    expect((await listPrepared(portal.web, customerId)).prepared).toHaveLength(1);
  });

  test("the number that can wait at once is limited", async () => {
    const customer = await givenCustomer(portal.context);
    const { customerId, submitter, profileIds } = customer;
    const all: PreparedRequest[] = [];
    for (let count = 0; count < 50; count += 1) all.push(await prepared(customer));
    const more = () =>
      prepareChange(portal.web, customerId, submitter, preparationOf(removing(profileIds[0]), signedFor("2026-12-01")));
    expect(await more()).toEqual({ kind: "not-signable", problems: [{ code: "TOO_MANY_WAITING", max: 50 }] });
    await dropPrepared(portal.web, customerId, all[0]?.id ?? "", submitter);
    expect((await more()).kind).toBe("prepared");
    const first = await listPrepared(portal.web, customerId);
    const second = await listPrepared(portal.web, customerId, { cursor: first.nextCursor });
    const third = await listPrepared(portal.web, customerId, { cursor: second.nextCursor });
    const ids = [first, second, third].flatMap((page) => page.prepared.map(({ id }) => id));
    expect([ids.length, new Set(ids).size, third.nextCursor]).toEqual([51, 51, null]);
    expect(await listWaiting(portal.web, customerId)).toHaveLength(50);
    expect((await listPrepared(portal.web, customerId, { ended: true })).prepared).toMatchObject([
      { status: "dropped" },
    ]);
  });
});

describe("R3.6 the day comes", () => {
  test("nothing happens before 06:00 in Amsterdam; then it is received as submitted by the signer", async () => {
    const customer = await givenCustomer(portal.context);
    const it = await prepared(customer);
    expect(await tried("2026-12-01T04:59:59Z", customer, it)).toEqual({ kind: "too-early" });
    expect(await requestsOf(customer)).toEqual([]);
    const result = await tried("2026-12-01T05:00:00Z", customer, it);
    if (result.kind !== "received") throw new Error(JSON.stringify(result));
    const { customerId, submitter } = customer;
    const request = await getChangeRequest(portal.web, customerId, result.requestId);
    expect(request).toMatchObject({
      status: "queued",
      receivedOn: "2026-12-01",
      submittedBy: submitter.email,
      completionDate: "2026-12-02",
      preparedAs: { id: it.id, signedBy: submitter.email, signedAt: new Date("2026-11-21T09:00:00Z") },
    });
    expect(request.events[0]).toMatchObject({ kind: "received", actor: submitter.email });
    expect(await getPrepared(portal.web, customerId, it.id)).toMatchObject({
      status: "received",
      nextOn: null,
      requestId: result.requestId,
    });
    expect(await tried("2026-12-01T05:00:01Z", customer, it)).toEqual({ kind: "nothing" });
    expect(await requestsOf(customer)).toHaveLength(1);
  });

  test("through the opening of a contract year: above the allowance before it, free from that day on", async () => {
    const customer = await givenCustomer(portal.context);
    const { customerId, submitter, profileIds } = customer;
    // The two free ones of this year go now.
    const now = await submitChange(
      portal.web,
      customerId,
      submitter,
      submissionOf(removing(...profileIds.slice(0, 2))),
    );
    expect(now.kind).toBe("queued");
    const signed = signedFor("2027-02-26", { lastOn: localDate("2027-03-02") });
    const it = await prepared(customer, signed, profileIds.slice(2, 4));
    expect(await tried("2027-02-26T06:00:00+01:00", customer, it)).toMatchObject({
      kind: "not-received",
      nextOn: "2027-03-01",
      // Billed until 31 March 2027: 11 terms of € 7,50 for each of two.
      reason: { kind: "above-signed", excesses: [{ of: "buy-out", signedCents: 0, nowCents: 16_500 }] },
    });
    const opened = await tried("2027-03-01T06:00:00+01:00", customer, it);
    expect(opened.kind).toBe("received");
    const [request] = await requestsOf(customer);
    expect(request).toMatchObject({
      receivedOn: "2027-03-01",
      preview: {
        verdict: "within-limit",
        totals: { buyOutCents: 0 },
        downscale: [{ yearFrom: "2027-03-01", free: 2 }],
      },
    });
  });

  test("one cent above what was signed is not received; once that is signed, it is", async () => {
    const customer = await givenCustomer(portal.context, users(3));
    const { customerId, submitter } = customer;
    // None of three is free: billed until 31 January 2027, then 13 terms of € 7,50.
    const signed = signedFor("2026-12-01", { lastOn: localDate("2026-12-31"), maxBuyOutCents: 9_749 });
    const it = await prepared(customer, signed);
    const excesses = [{ of: "buy-out", signedCents: 9_749, nowCents: 9_750 }];
    expect(await tried("2026-12-01T05:00:00Z", customer, it)).toMatchObject({
      nextOn: "2026-12-02",
      reason: { excesses },
    });
    const anew = await changePrepared(at("2026-12-01T09:00:00Z").web, customerId, it.id, submitter, {
      maxBuyOutCents: 9_750,
    });
    expect(anew).toMatchObject({ kind: "changed", prepared: { revision: 2, nextOn: "2026-12-02" } });
    expect((await tried("2026-12-02T05:00:00Z", customer, it)).kind).toBe("received");
    const { rows } = await portal.context.database.pool.query<{ fee: string }>(
      "SELECT accepted_buy_out_cents AS fee FROM change_requests WHERE customer_id = $1",
      [customerId],
    );
    expect(rows.map(({ fee }) => Number(fee))).toEqual([9_750]);
  });

  test("missed days are made up for at once, with that day's date; after the last day it lapses", async () => {
    const customer = await givenCustomer(portal.context);
    const kept = await prepared(customer, signedFor("2026-12-01", { lastOn: localDate("2026-12-31") }));
    const over = await prepared(customer, signedFor("2026-12-01", { lastOn: localDate("2026-12-04") }), [
      customer.profileIds[1] ?? "",
    ]);
    // Saturday 5 December, at night.
    expect(await tried("2026-12-05T02:00:00+01:00", customer, kept)).toMatchObject({ kind: "received" });
    expect((await requestsOf(customer))[0]?.receivedOn).toBe("2026-12-05");
    expect(await tried("2026-12-05T02:00:00+01:00", customer, over)).toEqual({
      kind: "not-received",
      reason: { kind: "too-late", lastOn: "2026-12-04" },
      nextOn: null,
    });
    const { customerId } = customer;
    expect(await getPrepared(portal.web, customerId, over.id)).toMatchObject({ status: "lapsed", requestId: null });
    expect(await listTroubled(at("2026-12-06T10:00:00Z").web, customerId)).toMatchObject([{ id: over.id }]);
    expect(await listTroubled(at("2027-01-06T10:00:00Z").web, customerId)).toEqual([]);
  });

  test("over New Year it is tried on working days alone, once a day, and lapses on the last one", async () => {
    const customer = await givenCustomer(portal.context, users(3));
    const it = await prepared(customer, signedFor("2026-12-31", { lastOn: localDate("2027-01-05") }));
    const days: unknown[] = [];
    for (const day of ["2026-12-31", "2026-12-31", "2027-01-01", "2027-01-04", "2027-01-05"]) {
      const result = await tried(`${day}T05:00:00Z`, customer, it);
      days.push(result.kind === "not-received" ? result.nextOn : result.kind);
    }
    expect(days).toEqual(["2027-01-04", "too-early", "too-early", "2027-01-05", null]);
    const { attempts, status } = await getPrepared(portal.web, customer.customerId, it.id);
    expect(attempts.map(({ on }) => on)).toEqual(["2026-12-31", "2027-01-04", "2027-01-05"]);
    expect(status).toBe("lapsed");
    // Each time for another fee: that of December, that of January, and the last.
    expect((await jobsOf(it.id)).map(({ key }) => key).filter((key) => key.startsWith("mail:prepared-failed"))).toEqual(
      attempts.map(({ on }) => `mail:prepared-failed:${it.id}:${on}`),
    );
  });

  test("a request made by hand in the meantime blocks it, and the line says so", async () => {
    const customer = await givenCustomer(portal.context);
    const { customerId, submitter, profileIds } = customer;
    const it = await prepared(customer, signedFor("2026-12-01", { lastOn: localDate("2026-12-31") }));
    const { web } = at("2026-11-30T10:00:00Z");
    const submission = submissionOf(removing(profileIds[0]), { preferredDate: localDate("2026-12-11") });
    const byHand = await submitChange(web, customerId, submitter, submission);
    if (byHand.kind !== "queued") throw new Error(byHand.kind);
    expect(await tried("2026-12-01T05:00:00Z", customer, it)).toMatchObject({
      reason: { kind: "refused", findings: [{ line: 0, finding: { code: "ALREADY_PENDING" } }] },
    });
    await cancelChange(web, customerId, byHand.request.id, null, submitter);
    expect((await tried("2026-12-02T05:00:00Z", customer, it)).kind).toBe("received");
  });
});

describe("R3.6 the signer may not submit any more", () => {
  test("it is not submitted, those who may submit are told, and a colleague can sign it anew", async () => {
    const customer = await givenCustomer(portal.context);
    const { customerId, submitter } = customer;
    const { rows } = await portal.context.database.pool.query<{ number: number }>(
      "SELECT customer_number AS number FROM customers WHERE id = $1",
      [customerId],
    );
    const colleague = await insertTestUser(portal.context, rows[0]?.number ?? 0, { email: "fatima@example.nl" });
    const it = await prepared(customer, signedFor("2026-12-01", { lastOn: localDate("2026-12-31") }));
    const setRole = (role: string) =>
      administer(portal.databaseUrl, (client) =>
        client.query("UPDATE users SET role = $2::user_role WHERE id = $1", [submitter.userId, role]),
      );
    await setRole("member");
    expect(await tried("2026-12-01T05:00:00Z", customer, it)).toMatchObject({ reason: { kind: "signer-may-not" } });
    const told = await preparedMails(portal.context, {
      kind: "prepared-failed",
      customerId,
      preparedId: it.id,
      on: "2026-12-01",
    });
    expect(told.map(({ to }) => to.address)).toEqual(["fatima@example.nl"]);
    await administer(portal.databaseUrl, (client) =>
      client.query("DELETE FROM users WHERE id = $1", [submitter.userId]),
    );
    expect(await tried("2026-12-02T05:00:00Z", customer, it)).toMatchObject({ reason: { kind: "signer-may-not" } });
    expect(await requestsOf(customer)).toEqual([]);
    await changePrepared(at("2026-12-02T09:00:00Z").web, customerId, it.id, colleague, {});
    expect((await tried("2026-12-03T05:00:00Z", customer, it)).kind).toBe("received");
    expect((await requestsOf(customer))[0]?.submittedBy).toBe("fatima@example.nl");
  });
});

describe("R3.6 until it is received it can be changed or dropped", () => {
  test("another day moves its job and leaves its lines; the mail has only the newest day", async () => {
    const customer = await givenCustomer(portal.context);
    const { customerId, submitter } = customer;
    const it = await prepared(customer);
    const changed = await changePrepared(portal.web, customerId, it.id, submitter, {
      submitOn: localDate("2027-03-28"),
      lastOn: localDate("2027-03-31"),
    });
    expect(changed).toMatchObject({ kind: "changed", prepared: { nextOn: "2027-03-28", lines: it.lines } });
    // The night in which an hour is skipped.
    expect(await jobsOf(it.id)).toContainEqual({ key: `prepared:${it.id}`, runAt: "2027-03-28T04:00:00.000Z" });
    const mailOf = (revision: number) =>
      preparedMails(portal.context, { kind: "prepared-signed", customerId, preparedId: it.id, revision });
    expect(await mailOf(1)).toEqual([]);
    expect(await mailOf(2)).toMatchObject([{ message: { submitOn: "2027-03-28", lines: ["Gebruiker 001 opzeggen"] } }]);
    expect(await tried("2027-03-28T03:59:59Z", customer, it)).toEqual({ kind: "too-early" });
    expect(
      await changePrepared(portal.web, customerId, it.id, submitter, { submitOn: localDate("2028-12-01") }),
    ).toMatchObject({ kind: "not-signable", problems: [{ code: "SUBMIT_TOO_LATE" }, { code: "LAST_TOO_EARLY" }] });
  });

  test("R3.4 it is moved only to a day on which it can be received; otherwise it says between which days that is", async () => {
    const customer = await givenCustomer(portal.context);
    const { customerId, submitter, profileIds } = customer;
    const lines = removing(profileIds[0]).map((line) => ({ ...line, preferredDate: localDate("2027-03-31") }));
    const it = preparedOf(
      await prepareChange(portal.web, customerId, submitter, preparationOf(lines, signedFor("2027-02-01"))),
    );
    const movedTo = (day: string) =>
      changePrepared(portal.web, customerId, it.id, submitter, { submitOn: localDate(day), lastOn: localDate(day) });
    // Wednesday 31 March is the 90th day after 31 December, and the working day after Tuesday 30 March.
    const submittable = { from: "2026-12-31", until: "2027-03-30" };
    for (const [day, code] of [
      ["2026-12-30", "DATE_TOO_LATE"],
      ["2027-03-31", "DATE_TOO_EARLY"],
      ["2027-06-01", "DATE_TOO_EARLY"],
    ] as const) {
      const refused = await movedTo(day);
      expect(refused, day).toMatchObject({ kind: "refused", findings: [{ finding: { code }, line: 0 }], submittable });
      expect(await getPrepared(portal.web, customerId, it.id)).toEqual(it);
    }
    for (const day of [submittable.from, submittable.until]) {
      expect(await movedTo(day), day).toMatchObject({ kind: "changed", prepared: { nextOn: day } });
      expect(
        (await getPreparedOutlook(portal.web, customerId, await getPrepared(portal.web, customerId, it.id))).outlooks,
      ).toMatchObject([{}, { on: day, judgement: { kind: "accepted" } }]);
    }
  });

  test("what refuses it on any day is told without days; its limits can be signed anew even so", async () => {
    const customer = await givenCustomer(portal.context, users(2));
    const { customerId, submitter, profileIds } = customer;
    const it = await prepared(customer, signedFor("2027-03-01"));
    const other = await submitChange(
      portal.web,
      customerId,
      submitter,
      submissionOf(removing(profileIds[1]), { acceptBuyOutCents: 14 * 750 }),
    );
    expect(other.kind).toBe("queued");
    const lastOn = localDate("2027-03-05");
    expect(
      await changePrepared(portal.web, customerId, it.id, submitter, { submitOn: localDate("2027-03-02"), lastOn }),
    ).toMatchObject({ kind: "refused", findings: [{ finding: { code: "MIN_PROFILES" } }], submittable: null });
    expect(await changePrepared(portal.web, customerId, it.id, submitter, { lastOn })).toMatchObject({
      kind: "changed",
    });
  });

  test("the first page names the next one by its name and its day, apart from those in trouble", async () => {
    const customer = await givenCustomer(portal.context, users(6));
    const { customerId, submitter, profileIds } = customer;
    const named = {
      ...preparationOf(removing(profileIds[3]), signedFor("2027-03-01")),
      name: "Minder bellen in maart",
    };
    const later = preparedOf(await prepareChange(portal.web, customerId, submitter, named));
    const sooner = await prepared(customer, signedFor("2026-12-15"), profileIds.slice(4, 5));
    // In the second year one of six is free: this one is for the second.
    await submitChange(portal.web, customerId, submitter, submissionOf(removing(profileIds[0])));
    const failing = await prepared(
      customer,
      signedFor("2026-12-01", { lastOn: localDate("2026-12-31") }),
      profileIds.slice(1, 2),
    );
    await tried("2026-12-01T05:00:00Z", customer, failing);
    expect(await listCurrentPrepared(portal.web, customerId)).toMatchObject({
      troubled: [{ id: failing.id, name: null }],
      waiting: [
        { id: sooner.id, nextOn: "2026-12-15" },
        { id: later.id, name: "Minder bellen in maart", nextOn: "2027-03-01" },
      ],
    });
    const user = { customerId, userId: submitter.userId };
    await saveDraft(portal.web, user, null, EMPTY_DRAFT);
    expect(await countChanges(portal.web, user)).toEqual({ requests: 1, drafts: 1, prepared: 3 });
    await dropPrepared(portal.web, customerId, failing.id, submitter);
    expect(await countChanges(portal.web, { ...user, userId: portal.context.newId.uuid() })).toEqual({
      requests: 1,
      drafts: 0,
      prepared: 2,
    });
  });

  test("what was dropped is never received, and its job is gone; twice is once; what ended stays ended", async () => {
    const customer = await givenCustomer(portal.context);
    const { customerId, submitter, profileIds } = customer;
    const it = await prepared(customer);
    const dropped = await dropPrepared(portal.web, customerId, it.id, submitter);
    expect(dropped).toMatchObject({ kind: "dropped", prepared: { status: "dropped", nextOn: null } });
    expect((await jobsOf(it.id)).map(({ key }) => key)).not.toContain(`prepared:${it.id}`);
    expect(await dropPrepared(portal.web, customerId, it.id, submitter)).toEqual(dropped);
    expect(await tried("2026-12-01T05:00:00Z", customer, it)).toEqual({ kind: "nothing" });
    expect(await changePrepared(portal.web, customerId, it.id, submitter, {})).toMatchObject({ kind: "ended" });
    const received = await prepared(customer, signedFor("2026-12-01"), profileIds.slice(1, 2));
    await tried("2026-12-01T05:00:00Z", customer, received);
    expect(await dropPrepared(portal.web, customerId, received.id, submitter)).toMatchObject({
      kind: "ended",
      prepared: { status: "received" },
    });
  });

  test("another customer's cannot be read, changed, dropped or tried", async () => {
    const theirs = await givenCustomer(portal.context);
    const mine = await givenCustomer(portal.context);
    const it = await prepared(theirs);
    const { customerId, submitter } = mine;
    for (const ask of [
      () => getPrepared(portal.web, customerId, it.id),
      () => getPrepared(portal.web, customerId, "x"),
      () => changePrepared(portal.web, customerId, it.id, submitter, {}),
      () => dropPrepared(portal.web, customerId, it.id, submitter),
    ]) {
      await expect(ask()).rejects.toThrow("prepared request");
    }
    expect(await tried("2026-12-01T05:00:00Z", mine, it)).toEqual({ kind: "nothing" });
    expect(await getPrepared(portal.web, theirs.customerId, it.id)).toEqual(it);
  });
});

describe("R3.6 races", () => {
  test("tried by several at the same moment, it is received once", async () => {
    const customer = await givenCustomer(portal.context);
    const it = await prepared(customer);
    const all = await Promise.all(Array.from({ length: 4 }, () => tried("2026-12-01T05:00:00Z", customer, it)));
    expect(all.map(({ kind }) => kind).sort()).toEqual(["nothing", "nothing", "nothing", "received"]);
    expect(await requestsOf(customer)).toHaveLength(1);
  });

  test("against a hand-made submission of the last free unit: one gets it, the other is not charged for it", async () => {
    for (let round = 0; round < 8; round += 1) {
      const customer = await givenCustomer(portal.context, users(4));
      const { customerId, submitter, profileIds } = customer;
      const it = await prepared(customer);
      const { web } = at("2026-12-01T05:00:00Z");
      const byHand = () => submitChange(web, customerId, submitter, submissionOf(removing(profileIds[1])));
      const byItself = () => tried("2026-12-01T05:00:00Z", customer, it);
      // The first to begin is not always the first to finish.
      const first = round % 2 === 0 ? byHand() : null;
      const itselfLater = byItself();
      const [hand, itself] = await Promise.all([first ?? byHand(), itselfLater]);
      const requests = await requestsOf(customer);
      expect(requests).toHaveLength(1);
      expect(requests[0]?.preview.totals.buyOutCents).toBe(0);
      if (hand.kind === "queued") {
        expect(itself).toMatchObject({ kind: "not-received", reason: { kind: "above-signed" }, nextOn: null });
      } else {
        expect([hand.kind, itself.kind]).toEqual(["stale", "received"]);
      }
    }
  });

  test("dropped at the moment at which it is tried: one or the other, never both", async () => {
    for (let round = 0; round < 6; round += 1) {
      const customer = await givenCustomer(portal.context);
      const it = await prepared(customer);
      const [drop, itself] = await Promise.all([
        dropPrepared(at("2026-12-01T05:00:00Z").web, customer.customerId, it.id, customer.submitter),
        tried("2026-12-01T05:00:00Z", customer, it),
      ]);
      const outcome = [drop.kind, itself.kind, (await requestsOf(customer)).length];
      expect([
        ["dropped", "nothing", 0],
        ["ended", "received", 1],
      ]).toContainEqual(outcome);
    }
  });
});
