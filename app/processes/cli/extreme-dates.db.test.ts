import { Writable } from "node:stream";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { billCommand } from "./bill";
import { deliverCommand } from "./deliver";
import { discountCommand } from "./discount";
import { paymentCommand } from "./payment";
import { runWorkingDays } from "./working-days";

let portal: TestPortal;
beforeAll(async () => {
  portal = await createTestPortal();
});
afterAll(() => portal.close());

const CALENDAR_ENDS = ["0000", "0001", "1999", "2200", "9999", "10000", "275760", "-001", "NaN", "infinity", ""];

type Streams = { readonly stdout: Writable; readonly stderr: Writable };

async function codeOf(run: (streams: Streams) => Promise<number> | number): Promise<{ code: number; out: string }> {
  let out = "";
  const stdout = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      out += chunk.toString();
      done();
    },
  });
  const stderr = new Writable({ write: (_chunk, _encoding, done) => done() });
  return { code: await run({ stdout, stderr }), out };
}

describe("a day, month or year outside 2000–2199 is wrong usage of a command", () => {
  test.each(CALENDAR_ENDS)("year %j", async (year) => {
    const { context } = portal;
    const customer = "100001";
    const commands: readonly ((streams: Streams) => Promise<number> | number)[] = [
      ...["01", "12", "00", "13"].flatMap((month) => [
        (streams: Streams) => billCommand(context, { period: `${year}-${month}` }, streams),
        (streams: Streams) => billCommand(context, { period: `${year}-${month}`, dryRun: true, customer }, streams),
        (streams: Streams) =>
          discountCommand(context, { customer, cents: "1", text: "Korting", period: `${year}-${month}` }, streams),
      ]),
      ...["01-01", "12-31", "02-30"].flatMap((day) => [
        (streams: Streams) =>
          deliverCommand(context, { customer, category: "voice", signedOn: `${year}-${day}` }, streams),
        (streams: Streams) =>
          paymentCommand(context, "2026-000001", { status: "collected", on: `${year}-${day}` }, streams),
        (streams: Streams) => runWorkingDays({ from: `${year}-${day}`, count: "1" }, streams),
      ]),
      (streams) => runWorkingDays({ holidays: year }, streams),
    ];
    for (const command of commands) expect(await codeOf(command)).toEqual({ code: 2, out: "" });
  });
});
