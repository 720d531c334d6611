import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { REMEMBERED_IDS, repeatedRecords } from "~/modules/usage/domain/repeated-records";
import { createUsageReader } from "~/modules/usage/schemas/usage-csv";
import { usageFile, usageLine, type UsageLineValues } from "~/modules/usage/testing/usage-lines";
import { rateCommand } from "./rate";

const CASES = "app/modules/usage/testing/cases";

async function rated(input: string): Promise<string[]> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [text(stdout), text(stderr)];
  const customerFile = join(CASES, "customer.json");
  const code = await rateCommand({ customerFile, stdin: Readable.from([Buffer.from(input)]), stdout, stderr });
  stdout.end();
  stderr.end();
  expect({ code, err: await err }).toEqual({ code: 0, err: "" });
  return (await out).trimEnd().split("\n").slice(1);
}

/** What `rate` adds to each line. */
async function ratings(file: string): Promise<string[]> {
  const lines = await rated(readFileSync(join(CASES, file), "utf8"));
  return lines.map((line) => `${line.split(",")[0] ?? ""} ${line.split(",").slice(10).join()}`);
}

describe("R6.6, R6.8 records that were once rated wrongly", () => {
  test.each([
    {
      file: "01-14-prefix-any-length.csv",
      expected: ["c1 ,,,,,rejected,bad-to", "c2 ,,,,,rejected,bad-to", "c3 national,NL,2,180000,18,rated,"],
    },
    { file: "02-plus-00-prefix.csv", expected: ["d1 ,,,,,rejected,bad-to", "d2 ,,,,,rejected,bad-to"] },
    { file: "03-e164-without-plus.csv", expected: ["e1 ,,,,,rejected,bad-to", "e2 ,,,,,rejected,bad-to"] },
    { file: "04-rfc3339-lower-case.csv", expected: ["f1 national,NL,2,180000,18,rated,"] },
    {
      file: "05-rate-duplicates.csv",
      expected: [
        "r1 national,NL,2,180000,18,rated,",
        "r1 ,,,,,rejected,duplicate",
        "r1 ,,,,,rejected,duplicate-conflict",
      ],
    },
    { file: "06-trunk-zero-after-31.csv", expected: ["g1 on-net,,2,0,0,free,"] },
  ])("$file", async ({ file, expected }) => {
    expect(await ratings(file)).toEqual(expected);
  });
});

const NL = { from: "+31201234568", to: "+31612345679" };

describe("R6.8 a record that comes again in one file", () => {
  test.each([
    { again: {}, reason: "duplicate", because: "nothing differs" },
    { again: { recordId: '"x1"' }, reason: "duplicate", because: "quotes make no difference" },
    { again: { to: "0612345679" }, reason: "duplicate", because: "it is the same number" },
    { again: { startedAt: "2026-10-05T08:00:00Z" }, reason: "duplicate", because: "it is the same instant" },
    { again: { startedAt: "2026-10-05T08:00:01Z" }, reason: "duplicate-conflict", because: "a second later" },
    { again: { durationSeconds: 60 }, reason: "duplicate-conflict", because: "a second shorter" },
    { again: { to: "+31612345678" }, reason: "duplicate-conflict", because: "somebody else" },
    { again: { to: "112" }, reason: "duplicate-conflict", because: "a short number" },
    { again: { roamingCountry: "DE" }, reason: "duplicate-conflict", because: "abroad" },
    { again: { serviceChargeCents: 0 }, reason: "duplicate-conflict", because: "a charge of 0 is one" },
    { again: { durationSeconds: -1 }, reason: "bad-duration", because: "it is not a valid record" },
    { again: { recordId: "X1" }, reason: "", because: "another id" },
    { again: { recordId: "x11" }, reason: "", because: "another id" },
  ])("$again: $reason, for $because", async ({ again, reason }) => {
    const lines = await rated(
      usageFile(usageLine({ recordId: "x1", ...NL }), usageLine({ recordId: "x1", ...NL, ...again })),
    );
    expect(lines.map((line) => line.split(",").at(-1))).toEqual(["", reason]);
  });

  test("a rejected record does not use up its id, and an id beyond ASCII is like any other", async () => {
    const lines = await rated(
      usageFile(
        usageLine({ recordId: "é", ...NL, durationSeconds: -1 }),
        usageLine({ recordId: "é", ...NL, from: "+31209999999" }),
        usageLine({ recordId: "é", ...NL }),
        usageLine({ recordId: '"é"', ...NL }),
      ),
    );
    expect(lines.map((line) => line.split(",").at(-1))).toEqual(["bad-duration", "unknown-from", "", "duplicate"]);
  });

  test("agrees with a list of all records, for any order of a few ids", () => {
    const values = fc.record({ recordId: fc.constantFrom("a", "b", "c", "d"), durationSeconds: fc.constantFrom(1, 2) });
    fc.assert(
      fc.property(fc.array(values, { maxLength: 20 }), (records) => {
        const seen = new Map<string, number>();
        const expected = records.map(({ recordId, durationSeconds }) => {
          const before = seen.get(recordId);
          if (before === undefined) seen.set(recordId, durationSeconds);
          if (before === undefined) return "first";
          return before === durationSeconds ? "duplicate" : "duplicate-conflict";
        });
        expect(judged(records, repeatedRecords())).toEqual(expected);
      }),
    );
  });

  test("is found among as many ids as are remembered, and no id is taken for another", () => {
    const ids = Array.from({ length: 20_000 }, (_, at) => ({ recordId: `call-${String(at)}` }));
    const repeated = repeatedRecords(10_000);
    expect(new Set(judged(ids, repeated))).toEqual(new Set(["first"]));
    expect(new Set(judged(ids.slice(10_000), repeated))).toEqual(new Set(["duplicate"]));
    expect(REMEMBERED_IDS).toBeGreaterThanOrEqual(1_000_000);
  });
});

function judged(records: readonly UsageLineValues[], repeated: ReturnType<typeof repeatedRecords>): string[] {
  const found: string[] = [];
  const reader = createUsageReader({
    record: (record, line) => {
      const id = Buffer.from(line.recordId() ?? "");
      found.push(repeated.judge(id, 0, id.length, record));
    },
    rejected: (reason) => found.push(reason),
    unreadable: (reason) => found.push(reason),
  });
  reader.push(Buffer.from(usageFile(...records.map((values) => usageLine(values)))));
  reader.end();
  return found;
}
