import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { insertUsageCustomer } from "~/modules/usage/testing/usage-customer.server";
import { usageFile, usageLine } from "~/modules/usage/testing/usage-lines";
import { fixedClock } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { billCommand } from "./bill";
import { importUsageCommand } from "./import-usage";
import { creditCommand, invoiceCommand } from "./invoice";
import { provisionCommand } from "./provision";
import { rateCommand } from "./rate";
import { rerateCommand } from "./rerate";

let portal: TestPortal;
let context: ServerContext;
let folder = "";
beforeAll(async () => {
  portal = await createTestPortal(fixedClock(new Date("2026-12-07T08:00:00Z")));
  await loadReferenceData(portal.context, readTariffFiles());
  folder = mkdtempSync(join(tmpdir(), "cases-"));
  context = { ...portal.context, settings: { ...portal.context.settings, dataDirectory: folder } };
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await portal.close();
});

type Streams = { readonly stdin: Readable; readonly stdout: PassThrough; readonly stderr: PassThrough };

async function out(command: (streams: Streams) => Promise<number>, input = ""): Promise<string> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const written = Promise.all([text(stdout), text(stderr)]);
  const code = await command({ stdin: Readable.from([Buffer.from(input)]), stdout, stderr });
  stdout.end();
  stderr.end();
  const [said, told] = await written;
  expect({ code, told: code === 0 ? "" : told }).toEqual({ code: 0, told: "" });
  return said;
}

const CASES = "app/processes/cli/cases";

async function billedOrder(
  file: string,
): Promise<{ number: string; netCents: number; vatCents: number; totalCents: number }> {
  const provisioned = await out((streams) => provisionCommand(context, join(CASES, file), streams));
  const { customerNumber } = JSON.parse(provisioned) as { customerNumber: number };
  const options = { period: "2026-12", customer: String(customerNumber) };
  return JSON.parse(await out((streams) => billCommand(context, options, streams))) as Awaited<
    ReturnType<typeof billedOrder>
  >;
}

describe("case 10: a credit in parts gives back what was billed, to the cent", () => {
  test("two lines, then the rest", async () => {
    const invoice = await billedOrder("10-credit-rounding-provision.json");
    expect(invoice).toMatchObject({ netCents: 3050, vatCents: 641, totalCents: 3691 });
    const { number } = invoice;
    const notes: { vatCents: number; totalCents: number }[] = [];
    for (const options of [{ lines: "2", reason: "a" }, { lines: "3", reason: "b" }, { reason: "rest" }]) {
      notes.push(JSON.parse(await out((streams) => creditCommand(context, number, options, streams))) as never);
    }
    expect(notes.map(({ vatCents }) => vatCents)).toEqual([-158, -53, -430]);
    expect(notes.reduce((sum, { totalCents }) => sum + totalCents, 0)).toBe(-3691);
  });

  test("of two credits of the same line at the same time, one is issued", async () => {
    const { number } = await billedOrder("12-pdf-missing-glyphs.json");
    const credit = async (): Promise<number> => {
      const [stdout, stderr] = [new PassThrough(), new PassThrough()];
      return creditCommand(context, number, { lines: "1", reason: "twee keer" }, { stdout, stderr });
    };
    expect((await Promise.all([credit(), credit(), credit()])).toSorted()).toEqual([0, 1, 1]);
    const pdf = await out((streams) => invoiceCommand(context, "pdf", number, streams));
    expect(pdf.startsWith("%PDF-1.7")).toBe(true);
  });
});

describe("case 02b: rate, import and rerate judge a number the same way", () => {
  const own = "+31205550101";
  const numbers = [
    "+00442071234567",
    "+0031201234599",
    "+310201234599",
    "0031201234599",
    "31612345679",
    "14155551234",
    "140418",
    "14020",
    "144",
    "1850",
    "1233",
    "0112",
    "+31112",
    "01850",
    "+311850",
    "112",
    "116123",
    "09051234",
    "+31905123456",
    "+979123456789",
    "+878101234567890",
    "+449012345678",
    "+80012345678",
    "08000403",
    "+999123456",
    "+881612345678",
    "+12125550123",
    "anonymous",
    "",
  ];

  beforeEach(async () => {
    await context.database.pool.query(
      "TRUNCATE usage_files, usage_rejects, usage_records, usage_rollups, usage_days, usage_record_keys",
    );
  });
  beforeAll(async () => {
    await insertUsageCustomer(context, [{ e164: own }], [{ first: "+31205550100", last: "+31205550109" }]);
  });

  /** Returns each record as it is in the database. */
  async function kept(): Promise<Record<string, string>> {
    const { rows } = await context.database.pool.query<{ id: string; verdict: string }>(
      `SELECT record_id AS id, concat_ws(',', category, coalesce(zone, ''), minutes, coalesce(charge_micro_euros::text, ''),
                                         coalesce(charge_cents::text, ''), status, coalesce(reason, '')) AS verdict FROM usage_records
       UNION ALL SELECT record_id, ',,,,,rejected,' || reason FROM usage_rejects`,
    );
    return Object.fromEntries(rows.map(({ id, verdict }) => [id, verdict]));
  }

  test("for hostile numbers; what waits stays as it is while there is no new tariff", async () => {
    const lines = numbers.flatMap((number, at) => [
      usageLine({ recordId: `out${String(at)}`, from: own, to: number }),
      usageLine({ recordId: `sms${String(at)}`, type: "sms", durationSeconds: "", from: own, to: number }),
      usageLine({ recordId: `in${String(at)}`, direction: "in", from: number, to: own }),
      usageLine({ recordId: `from${String(at)}`, from: number, to: own }),
    ]);
    const file = `${usageFile(...lines)}${readFileSync("app/modules/usage/testing/cases/02b-plus-00-import-then-rerate.csv", "utf8").split("\n").slice(1).join("\n")}`;
    const customerFile = join(folder, "case-02b.json");
    const customer = {
      numbers: [{ e164: own, profileId: "p1", options: [] }],
      exchange: ["+31205550100-+31205550109"],
    };
    writeFileSync(customerFile, JSON.stringify(customer));
    const rated = await out((streams) => rateCommand({ customerFile, ...streams }), file);
    const said = Object.fromEntries(
      rated
        .trimEnd()
        .split("\n")
        .slice(1)
        .map((line) => [line.split(",")[0] ?? "", line.split(",").slice(10).join()]),
    );
    expect(Object.keys(said)).toHaveLength(lines.length + 2);
    expect(said["pp1"]).toBe(",,,,,rejected,bad-to");

    await out((streams) => importUsageCommand(context, "-", streams), file);
    expect(await kept()).toEqual(said);
    await out((streams) => rerateCommand(context, streams));
    expect(await kept()).toEqual(said);
  });

  test("an old record with a number that is no longer valid is left for the operator", async () => {
    await out(
      (streams) => importUsageCommand(context, "-", streams),
      usageFile(usageLine({ recordId: "old", from: own, to: "1233" })),
    );
    await context.database.pool.query("UPDATE usage_records SET to_number = '31612345679'");
    const before = await kept();
    await out((streams) => rerateCommand(context, streams));
    expect(await kept()).toEqual(before);
  });
});
