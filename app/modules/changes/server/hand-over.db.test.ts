import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { localDate, type LocalDate } from "~/kernel/local-date";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { fixedClock } from "~/platform/clock.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import type { ChangeLine } from "../domain/change-line";
import type { ChangeRequest } from "../domain/change-request";
import { givenCustomer, type Customer } from "../testing/given-customer";
import { submissionOf } from "../testing/submission";
import { executeDueLines } from "./execute-due-lines.server";
import { getChangeRequest } from "./get-change-request.server";
import { submitChange, type SubmitResult } from "./submit-change.server";

// Saturday 2026-11-21: a hand-over takes place on Monday 11-23, a new profile begins on Tuesday 11-24.
let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

/** Blocks of ten that no other customer of this database has. */
let blocks = 0;
type Office = Customer & { readonly number: (at: number) => string };

async function office(): Promise<Office> {
  blocks += 1;
  const base = `+3120${String(blocks).padStart(6, "0")}`;
  const number = (at: number): string => `${base}${String(at)}`;
  const made = await givenCustomer(portal.context, {
    profiles: ["Jan", "Els", "Piet", "Mia"].map((name, at) => ({ name, ...(at < 3 && { e164: number(at) }) })),
    numbers: [{ productCode: "NUM_BLOCK_10_NL", first: number(0), last: number(9) }],
  });
  return { ...made, number };
}

function submit({ customerId, submitter }: Office, lines: readonly ChangeLine[]): Promise<SubmitResult> {
  return submitChange(portal.web, customerId, submitter, submissionOf(lines));
}

async function queued(it: Office, lines: readonly ChangeLine[]): Promise<ChangeRequest> {
  const result = await submit(it, lines);
  if (result.kind !== "queued") throw new Error(`Not queued: ${JSON.stringify(result)}`);
  return result.request;
}

async function executedOn({ customerId }: Office, request: ChangeRequest, on: string): Promise<ChangeRequest> {
  const { context } = portal.at(fixedClock(new Date(`${on}T09:00:00+01:00`)));
  await executeDueLines(context, { customerId, requestId: request.id, date: localDate(on) });
  return getChangeRequest(portal.web, customerId, request.id);
}

type Row = readonly [name: string, e164: string | null];

async function holders({ customerId }: Office): Promise<Row[]> {
  const profiles = await portal.context.database.withCustomer(customerId, (tx) =>
    tx.profile.findMany({ where: { customerId, activeUntil: null }, orderBy: { name: "asc" } }),
  );
  return profiles.map(({ name, e164 }) => [name, e164]);
}

async function periods({ customerId }: Office, e164: string): Promise<[string, LocalDate | null][]> {
  const rows = await portal.context.database.withCustomer(customerId, (tx) =>
    tx.numberPeriod.findMany({ where: { customerId, e164 }, orderBy: { fromOn: "asc" } }),
  );
  const day = (column: Date): LocalDate => localDate(column.toISOString().slice(0, 10));
  return rows.map(({ fromOn, untilOn }) => [day(fromOn), untilOn === null ? null : day(untilOn)]);
}

const handOver = (it: Office, at: number, fields: { name?: string; e164?: string; release?: boolean }): ChangeLine => ({
  action: "hand-over",
  profileId: it.profileIds[at] ?? "",
  ...fields,
});

describe("R5.8 hand-over", () => {
  test("gives another name and number from its day on, and costs nothing", async () => {
    const it = await office();
    const request = await queued(it, [handOver(it, 0, { name: "Sanne", e164: it.number(7) })]);
    expect(request.preview.totals).toEqual({ oneTimeCents: 0, monthlyDeltaCents: 0, buyOutCents: 0 });
    expect((await executedOn(it, request, "2026-11-23")).status).toBe("completed");
    expect(await holders(it)).toEqual([
      ["Els", it.number(1)],
      ["Mia", null],
      ["Piet", it.number(2)],
      ["Sanne", it.number(7)],
    ]);
    expect(await periods(it, it.number(0))).toEqual([["2025-03-01", "2026-11-22"]]);
    expect(await periods(it, it.number(7))).toEqual([["2026-11-23", null]]);
    const charges = await portal.context.database.withCustomer(it.customerId, (tx) => tx.charge.count());
    expect(charges).toBe(0);
  });

  test("two who swap have each other's number on the same day", async () => {
    const it = await office();
    const request = await queued(it, [
      handOver(it, 0, { e164: it.number(1) }),
      handOver(it, 1, { e164: it.number(0) }),
    ]);
    expect((await executedOn(it, request, "2026-11-23")).status).toBe("completed");
    expect((await holders(it)).slice(0, 3)).toEqual([
      ["Els", it.number(0)],
      ["Jan", it.number(1)],
      ["Mia", null],
    ]);
    for (const at of [0, 1]) {
      expect(await periods(it, it.number(at))).toEqual([
        ["2025-03-01", "2026-11-22"],
        ["2026-11-23", null],
      ]);
    }
  });

  test("the number of somebody who leaves is handed over the next day, even when the worker was down on both", async () => {
    const it = await office();
    const request = await queued(it, [
      { action: "remove-profile", profileId: it.profileIds[0] ?? "", preferredDate: localDate("2026-11-23") },
      { ...handOver(it, 3, { e164: it.number(0) }), preferredDate: localDate("2026-11-24") },
    ]);
    const late = await executedOn(it, request, "2026-11-26");
    expect(late.lines.map(({ status, reason }) => [status, reason])).toEqual([
      ["completed", null],
      ["completed", null],
    ]);
    expect(await periods(it, it.number(0))).toEqual([
      ["2025-03-01", "2026-11-25"],
      ["2026-11-26", null],
    ]);
  });

  test("a released number is free from that day on, also for somebody else on that very day", async () => {
    const it = await office();
    const request = await queued(it, [
      handOver(it, 0, { release: true }),
      handOver(it, 1, { release: true }),
      handOver(it, 3, { e164: it.number(1) }),
    ]);
    expect((await executedOn(it, request, "2026-11-23")).status).toBe("completed");
    expect(await holders(it)).toEqual([
      ["Els", null],
      ["Jan", null],
      ["Mia", it.number(1)],
      ["Piet", it.number(2)],
    ]);
    expect(await periods(it, it.number(0))).toEqual([["2025-03-01", "2026-11-22"]]);
    expect(await periods(it, it.number(1))).toEqual([
      ["2025-03-01", "2026-11-22"],
      ["2026-11-23", null],
    ]);
  });

  test("the line is the other person's from its day on, and a colleague's when it goes to one", async () => {
    const it = await office();
    const request = await queued(it, [handOver(it, 0, { name: "Sanne" }), handOver(it, 1, { name: " piet " })]);
    await executedOn(it, request, "2026-11-23");
    const { rows } = await portal.context.database.pool.query<{ name: string; lines: string; since: string | null }>(
      `SELECT p.name, string_agg(f.e164, ' ' ORDER BY f.e164) AS lines, max(f.person_since)::text AS since
         FROM people p JOIN profiles f ON f.person_id = p.id WHERE p.customer_id = $1 GROUP BY p.id, p.name ORDER BY p.name`,
      [it.customerId],
    );
    expect(rows).toEqual([
      { name: "Mia", lines: null, since: null },
      { name: "Piet", lines: `${it.number(1)} ${it.number(2)}`, since: "2026-11-23" },
      { name: "Sanne", lines: it.number(0), since: "2026-11-23" },
    ]);
  });

  test("is rejected when somebody got the number outside of the portal", async () => {
    const it = await office();
    const request = await queued(it, [handOver(it, 3, { e164: it.number(8) })]);
    await portal.context.database.withCustomer(it.customerId, (tx) =>
      tx.profile.updateMany({
        where: { id: it.profileIds[2] ?? "" },
        data: { e164: it.number(8), numberSince: new Date("2026-11-22") },
      }),
    );
    const { lines } = await executedOn(it, request, "2026-11-23");
    expect(lines.map(({ status, reason }) => [status, reason])).toEqual([["rejected", "NUMBER_NOT_FREE"]]);
    expect((await holders(it))[2]).toEqual(["Mia", null]);
  });

  test("of submissions at once that give the same number to several people, one is queued", async () => {
    const it = await office();
    const results = await Promise.all([0, 1, 2, 3].map((at) => submit(it, [handOver(it, at, { e164: it.number(5) })])));
    expect(results.filter(({ kind }) => kind === "queued")).toHaveLength(1);
  });
});

describe("R5.8 a new profile", () => {
  const add = (fields: object): ChangeLine => ({
    action: "add-profile",
    productCode: "VOICE_PROFILE_PRO",
    quantity: 1,
    withPhone: false,
    options: [],
    names: [],
    ...fields,
  });

  test("takes the number that its line names, else the lowest free one, else none", async () => {
    const it = await office();
    const request = await queued(it, [
      add({ names: ["A", "B"], quantity: 2 }),
      add({ name: "C", e164: it.number(3) }),
      add({ names: ["D", "E", "F", "G", "H"], quantity: 5 }),
    ]);
    expect(request.preview.warnings).toMatchObject([{ code: "NO_NUMBER_LEFT", line: 2 }]);
    expect((await executedOn(it, request, "2026-11-24")).status).toBe("completed");
    const numbers = new Map(await holders(it));
    expect(["A", "B", "C", "D", "E", "F", "G", "H"].map((name) => numbers.get(name))).toEqual([
      ...[4, 5, 3, 6, 7, 8, 9].map((at) => it.number(at)),
      null,
    ]);
  });

  test("the database refuses to give a number to two people on one day, whoever writes", async () => {
    const it = await office();
    const twice = portal.context.database.withCustomer(it.customerId, async (tx) => {
      await tx.$executeRaw`
        INSERT INTO number_periods (customer_id, profile_id, e164, from_on)
        VALUES (${it.customerId}::uuid, ${it.profileIds[3] ?? ""}::uuid, ${it.number(0)}, '2026-11-01')`;
    });
    await expect(twice).rejects.toThrow(/number_periods_apart/);
  });
});
