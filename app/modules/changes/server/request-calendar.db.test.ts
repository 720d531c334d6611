import type { Language } from "~/kernel/language";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { NotFoundError } from "~/kernel/not-found";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { fixedClock } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import type { ChangeLine } from "../domain/change-line";
import { givenCustomer, type Customer, type GivenCustomer } from "../testing/given-customer";
import { removing, submissionOf } from "../testing/submission";
import { cancelChange } from "./cancel-change.server";
import { executeDueLines } from "./execute-due-lines.server";
import { requestCalendar } from "./request-calendar.server";
import { submitChange } from "./submit-change.server";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
  await loadReferenceData(portal.context, readTariffFiles());
});
afterAll(() => portal.close());

type Queued = Customer & { readonly id: string };

async function queued(
  lines: (customer: Customer) => ChangeLine[],
  given: GivenCustomer = {},
  web: ServerContext = portal.web,
): Promise<Queued> {
  const customer = await givenCustomer(portal.context, given);
  const result = await submitChange(web, customer.customerId, customer.submitter, submissionOf(lines(customer)));
  if (result.kind !== "queued") throw new Error(`Not queued: ${result.kind}`);
  return { ...customer, id: result.request.id };
}

/** The lines of the file as a calendar reads them: folded ones put together again. */
async function calendarOf({ customerId, id }: Queued, language: Language = "nl"): Promise<Record<string, string>[]> {
  const { body } = await requestCalendar(portal.web, customerId, id, language);
  expect(body.endsWith("END:VCALENDAR\r\n")).toBe(true);
  expect(body).not.toMatch(/[^\r]\n|\r[^\n]/);
  for (const line of body.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const unfolded = body.replaceAll("\r\n ", "");
  return unfolded
    .split("BEGIN:VEVENT\r\n")
    .slice(1)
    .map((event) =>
      Object.fromEntries(
        event.split("\r\n").map((line): [string, string] => {
          const at = line.search(/[:;]/);
          return [line.slice(0, at), line.slice(at + 1)];
        }),
      ),
    );
}

describe("a request as a calendar file (RFC 5545)", () => {
  test("each date at 08:00 in Amsterdam, in winter 07:00 UTC; the last billed day as a whole day", async () => {
    const it = await queued(({ profileIds }) => [
      ...removing(profileIds[0]),
      { action: "order-phone", profileId: profileIds[1] ?? "", quantity: 1 },
    ]);
    const events = await calendarOf(it);
    expect(events.map(({ DTSTART, SUMMARY, STATUS, SEQUENCE }) => [DTSTART, SUMMARY, STATUS, SEQUENCE])).toEqual([
      ["20261123T070000Z", "Wijziging gaat in: Gebruiker 001 opzeggen", "CONFIRMED", "0"],
      ["20261127T070000Z", "Wijziging gaat in: IP-toestel – voor Gebruiker 002", "CONFIRMED", "0"],
      ["VALUE=DATE:20261231", "Laatste dag op je factuur: Gebruiker 001 opzeggen", "CONFIRMED", "0"],
    ]);
    expect(new Set(events.map(({ UID }) => UID)).size).toBe(3);
    expect(events[0]?.["UID"]).toBe(`${it.id}.takes-effect.2026-11-23@insight`);
    expect(events[0]?.["DTSTAMP"]).toBe("20261121T090000Z");
    expect((await calendarOf(it, "en"))[0]?.["SUMMARY"]).toBe("Change takes effect: Remove Gebruiker 001");
  });

  test("in summer 08:00 in Amsterdam is 06:00 UTC", async () => {
    const { web } = portal.at(fixedClock(new Date("2026-06-09T09:00:00Z")));
    const it = await queued(({ profileIds }) => removing(profileIds[0]), {}, web);
    expect((await calendarOf(it))[0]).toMatchObject({ DTSTART: "20260610T060000Z" });
  });

  test("what is cancelled keeps its event, as cancelled and with a higher number; the rest of its day stays", async () => {
    const it = await queued(
      ({ profileIds }) => [
        ...removing(profileIds[0], profileIds[1]),
        { action: "order-phone", profileId: profileIds[2] ?? "", quantity: 1 },
      ],
      { profiles: Array.from({ length: 12 }, () => ({})) },
    );
    const before = await calendarOf(it);
    expect(before[0]?.["SUMMARY"]).toBe("2 wijzigingen gaan in");
    const { web } = portal.at(fixedClock(new Date("2026-11-22T10:00:00Z")));
    await cancelChange(web, it.customerId, it.id, [0, 2], it.submitter);
    const after = await calendarOf(it);
    expect(after.map(({ UID }) => UID)).toEqual(before.map(({ UID }) => UID));
    expect(after.map(({ STATUS, SEQUENCE, SUMMARY }) => [STATUS, SEQUENCE, SUMMARY])).toEqual([
      ["CONFIRMED", "1", "Wijziging gaat in: Gebruiker 002 opzeggen"],
      ["CANCELLED", "1", "Gaat niet door: IP-toestel – voor Gebruiker 003"],
      ["CONFIRMED", "1", "Laatste dag op je factuur: Gebruiker 002 opzeggen"],
    ]);
    expect(after[0]?.["DTSTAMP"]).toBe("20261122T100000Z");
  });

  test("what could not be executed is cancelled too", async () => {
    const it = await queued(({ profileIds }) => removing(profileIds[0]));
    await portal.context.database.withCustomer(it.customerId, (tx) =>
      tx.profile.update({ where: { id: it.profileIds[0] ?? "" }, data: { activeUntil: new Date("2026-11-22") } }),
    );
    const { context } = portal.at(fixedClock(new Date("2026-11-23T07:00:00Z")));
    await executeDueLines(context, { customerId: it.customerId, requestId: it.id, date: localDate("2026-11-23") });
    expect((await calendarOf(it)).map(({ STATUS }) => STATUS)).toEqual(["CANCELLED", "CANCELLED"]);
  });

  test("names are escaped and long lines folded between characters, never within one", async () => {
    const name = `Żółć; "Ünal", \\ ${"é".repeat(80)}`;
    const it = await queued(({ profileIds }) => removing(profileIds[0]), {
      profiles: [{ name }, ...Array.from({ length: 9 }, () => ({}))],
    });
    const [event] = await calendarOf(it);
    expect(event?.["SUMMARY"]).toBe(`Wijziging gaat in: Żółć\\; "Ünal"\\, \\\\ ${"é".repeat(80)} opzeggen`);
  });

  test("another customer's request is not found, nor is an invalid id", async () => {
    const [mine, theirs] = [await queued(() => [ADD]), await queued(() => [ADD])];
    await expect(requestCalendar(portal.web, mine.customerId, theirs.id, "nl")).rejects.toThrow(NotFoundError);
    await expect(requestCalendar(portal.web, mine.customerId, "none", "nl")).rejects.toThrow(NotFoundError);
  });
});

const ADD: ChangeLine = { action: "add-number", productCode: "NUM_0800", quantity: 1, country: "NL", areaCode: null };
