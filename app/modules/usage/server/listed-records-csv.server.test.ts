import { expect, test } from "vitest";

import { csvFormOf } from "~/platform/csv/csv-text.server";
import { wholeNumber } from "../domain/reports/hidden-number";
import type { ListedRecord } from "../domain/reports/listed-record";
import { listedRecordsCsv } from "./listed-records-csv.server";

const CALL: ListedRecord = {
  recordId: "r1",
  startedAtMs: Date.parse("2026-10-25T00:30:00Z"),
  type: "call",
  direction: "out",
  userName: "Jan Jansen",
  costCentre: null,
  ownNumber: "+31201234561",
  otherNumber: wholeNumber("+4930123456"),
  category: "international",
  destination: "DE",
  durationSeconds: 61,
  minutes: 2,
  units: 0,
  status: "rated",
  chargeCents: 1_205,
};

function fileOf(records: readonly ListedRecord[], query: string): Promise<string> {
  async function* blocks(): AsyncGenerator<readonly ListedRecord[], undefined> {
    yield await Promise.resolve(records);
  }
  return new Response(listedRecordsCsv(blocks(), "nl", csvFormOf(new URLSearchParams(query), "nl"))).text();
}

test("calls in the hour that comes twice are told apart by the offset from UTC", async () => {
  const again = { ...CALL, recordId: "r2", startedAtMs: Date.parse("2026-10-25T01:30:00Z") };
  const [, first = "", second = ""] = (await fileOf([CALL, again], "")).split("\r\n");
  expect(first).toMatch(/^2026-10-25 02:30:00;UTC\+02:00;Jan Jansen;/);
  expect(second).toMatch(/^2026-10-25 02:30:00;UTC\+01:00;Jan Jansen;/);
});

test("a Dutch reader gets semicolons and decimal commas, a program commas and points", async () => {
  const [head = "", line = ""] = (await fileOf([CALL], "")).split("\r\n");
  expect([head.split(";").length, line.split(";").length, line.split(";").at(-1)]).toEqual([15, 15, "12,05"]);
  const [commaHead = "", commaLine = ""] = (await fileOf([CALL], "period=2026-10&format=rfc4180")).split("\r\n");
  expect([commaHead.split(",").length, commaLine.split(",").length, commaLine.split(",").at(-1)]).toEqual([
    15,
    15,
    "12.05",
  ]);
});
