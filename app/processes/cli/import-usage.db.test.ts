import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { insertUsageCustomer } from "~/modules/usage/testing/usage-customer.server";
import { usageFile, usageLine } from "~/modules/usage/testing/usage-lines";
import { createTestPortal, type TestPortal } from "~/platform/testing/test-database.server";
import { importUsageCommand } from "./import-usage";

let portal: TestPortal;
const directory = mkdtempSync(join(tmpdir(), "import-usage-"));
const path = join(directory, "october.csv");

beforeAll(async () => {
  portal = await createTestPortal();
  await insertUsageCustomer(portal.context, [{ e164: "+31201234561" }]);
  writeFileSync(path, usageFile(usageLine(), usageLine({ recordId: "r2", from: "+31209999999" })));
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await portal.close();
});

async function run(
  file: string,
  input = "",
  isTTY = false,
  options: { rejects?: string } = {},
): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY })];
  const [out, err] = [text(stdout), text(stderr)];
  const streams = { stdin: Readable.from([input]), stdout, stderr };
  const code = await importUsageCommand(portal.context, file, streams, options);
  stdout.end();
  stderr.end();
  return { code, out: await out, err: await err };
}

describe("insight import-usage", () => {
  test("prints what became of the lines, and reports rejected ones", async () => {
    const { code, out, err } = await run(path);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ records: 2, rated: 1, unrated: 0, rejected: 1, duplicates: 0 });
    expect(err).toBe("Rejected lines: 1\n");
  });

  test("reads standard input, and draws a bar on a terminal", async () => {
    const { code, out, err } = await run("-", usageFile(usageLine()), true);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ records: 1, rated: 0, duplicates: 1 });
    expect(err).toBe(`\r[${"#".repeat(40)}] 100%\n`);
  });

  test("writes the lines that were not taken to a file, with number and reason, whatever they hold", async () => {
    const hostile = [
      usageLine({ recordId: "long", to: "9".repeat(10_000_000) }),
      usageLine({ recordId: "nul\0" }),
      usageLine({ recordId: "year", startedAt: "9999-12-31T00:00:00Z" }),
      usageLine({ recordId: "negative", durationSeconds: -60 }),
      usageLine({ recordId: "=1+1", from: "+31209999999" }),
    ];
    const text = Buffer.concat([
      Buffer.from(`\uFEFF${usageFile(...hostile)}`),
      Buffer.from(`${usageLine({ recordId: "caf\u00e9" })}\n`, "latin1"),
      Buffer.from(usageLine({ recordId: "good" })),
    ]);
    const [source, rejects] = [join(directory, "hostile.csv"), join(directory, "rejects.csv")];
    writeFileSync(source, text);
    const { code, out, err } = await run(source, "", false, { rejects });
    expect({ code, err }).toEqual({ code: 0, err: "Rejected lines: 6\n" });
    expect(JSON.parse(out)).toMatchObject({ records: 7, rated: 1, rejected: 6 });
    const lines = readFileSync(rejects, "utf8").trimEnd().split("\r\n");
    expect(lines[0]).toBe("fileId,file,line,recordId,reason,content");
    expect(lines.slice(1).map((line) => line.split(",").slice(1, 5))).toEqual([
      ["hostile.csv", "2", "", "line-too-long"],
      ["hostile.csv", "3", "", "bad-record-id"],
      ["hostile.csv", "4", "year", "bad-started-at"],
      ["hostile.csv", "5", "negative", "bad-duration"],
      ["hostile.csv", "6", "'=1+1", "unknown-from"],
      ["hostile.csv", "7", "", "bad-encoding"],
    ]);
    expect(lines[1]?.length).toBeLessThan(2_000);
  });

  test.each([
    { file: join(directory, "none.csv"), problem: "no such file" },
    { file: directory, problem: "a directory, not a file" },
    { file: "-", problem: 'The first line must be "recordId,' },
  ])("fails with one line: $problem", async ({ file, problem }) => {
    const { code, out, err } = await run(file);
    expect({ code, out, lines: err.trimEnd().split("\n").length }).toEqual({ code: 1, out: "", lines: 1 });
    expect(err).toContain(problem);
  });

  test.each([
    { rejects: join(directory, "none", "rejects.csv"), problem: `${join(directory, "none")}: no such file` },
    { rejects: directory, problem: `${directory}: a directory, not a file` },
  ])("takes nothing when the rejects can't be written: $problem", async ({ rejects, problem }) => {
    const source = join(directory, "unwritable.csv");
    writeFileSync(source, usageFile(usageLine({ recordId: rejects })));
    const { code, out, err } = await run(source, "", false, { rejects });
    expect({ code, out, err }).toEqual({ code: 1, out: "", err: `${problem}; nothing was imported\n` });
    const { rows } = await portal.context.database.pool.query("SELECT FROM usage_files WHERE name = 'unwritable.csv'");
    expect(rows).toEqual([]);
  });

  test("a file of rejects is complete: one that a killed import left is written anew", async () => {
    const rejects = join(directory, "again.csv");
    writeFileSync(`${rejects}.part`, "half a li");
    await run(path, "", false, { rejects });
    expect(readFileSync(rejects, "utf8").trimEnd().split("\r\n")).toHaveLength(2);
    expect(existsSync(`${rejects}.part`)).toBe(false);
  });
});
