import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { usageFile, usageLine } from "~/modules/usage/testing/usage-lines";
import { rateCommand } from "./rate";

const directory = mkdtempSync(join(tmpdir(), "rate-"));
const customerFile = join(directory, "customer.json");
const ADDED = "category,zone,minutes,chargeMicroEuros,chargeCents,status,reason";

beforeAll(() => {
  const numbers = [{ e164: "+31201234561", profileId: "p1", options: ["VOICE_UNLIMITED_EU_NA"] }];
  writeFileSync(customerFile, JSON.stringify({ numbers, exchange: ["+31201234560-+31201234569"] }));
});
afterAll(() => rmSync(directory, { recursive: true }));

async function run(input: string | Buffer, file = customerFile): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [text(stdout), text(stderr)];
  const code = await rateCommand({ customerFile: file, stdin: Readable.from([Buffer.from(input)]), stdout, stderr });
  stdout.end();
  stderr.end();
  return { code, out: await out, err: await err };
}

describe("insight rate", () => {
  test("repeats each line and adds its rating, in order", async () => {
    const lines = [
      usageLine({ recordId: "national" }),
      usageLine({ recordId: '"with, quotes"', to: "+493012345678" }),
      usageLine({ recordId: "world", to: "+917410410123", startedAt: "2026-10-05T10:00:00Z" }),
      usageLine({ recordId: "on-net", to: "+31201234569" }),
      usageLine({ recordId: "premium", to: "+449012345678" }),
      usageLine({ recordId: "café", durationSeconds: -1 }),
      usageLine({ recordId: "stranger", from: "+31209999999" }),
      "what, is this",
    ];
    const { code, out, err } = await run(usageFile(...lines).replaceAll("\n", "\r\n"));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe(
      [
        `recordId,type,startedAt,durationSeconds,from,to,direction,roamingCountry,units,serviceChargeCents,${ADDED}`,
        `${lines[0] ?? ""},national,NL,2,180000,18,rated,`,
        `${lines[1] ?? ""},international,Z1,2,0,0,included,`,
        `${lines[2] ?? ""},international,Z5,2,1270000,127,rated,`,
        `${lines[3] ?? ""},on-net,,2,0,0,free,`,
        `${lines[4] ?? ""},international,,2,,,unrated,foreign-premium`,
        `${lines[5] ?? ""},,,,,,rejected,bad-duration`,
        `${lines[6] ?? ""},,,,,,rejected,unknown-from`,
        `"what, is this",,,,,,,,,,,,,,,rejected,malformed-line`,
        "",
      ].join("\n"),
    );
  });

  test("each line of output has the seventeen columns, whatever the input", async () => {
    const lines = ['a"b', "x".repeat(100_000), "\u0000", "1,2,3,4,5,6,7,8,9,10,11", '"open'];
    const { out } = await run(usageFile(...lines));
    const rows = out.trimEnd().split("\n");
    expect(rows).toHaveLength(1 + lines.length);
    for (const row of rows) expect(row.replace(/"(?:[^"]|"")*"/g, "").split(",")).toHaveLength(17);
  });

  test("the output is text, whatever the input", async () => {
    const latin1 = Buffer.from(
      usageFile(usageLine({ recordId: "caf\u00e9" }), usageLine({ recordId: "nul\0" })),
      "latin1",
    );
    const { out } = await run(latin1);
    expect(out.split("\n").slice(1)).toEqual([
      `${usageLine({ recordId: "caf\uFFFD" })},,,,,,rejected,bad-encoding`,
      `${usageLine({ recordId: "nul\uFFFD" })},,,,,,rejected,bad-record-id`,
      "",
    ]);
  });

  test("a header alone results in a header", async () => {
    const { code, out } = await run(usageFile());
    expect(code).toBe(0);
    expect(out).toMatch(/^recordId,[^\n]*,reason\n$/);
  });

  test.each([
    { input: "", because: "nothing", problem: "found nothing" },
    { input: usageLine(), because: "no header", problem: "The first line must be" },
    { input: "recordId,type\n", because: "columns that are missing", problem: 'found "recordId,type"' },
    { input: Buffer.from(`\uFEFF${usageFile()}`, "utf16le"), because: "UTF-16", problem: "UTF-16" },
  ])("says what is wrong with the usage: $because", async ({ input, problem }) => {
    const { code, err } = await run(input);
    expect(code).toBe(1);
    expect(err).toContain(problem);
  });

  test.each([
    { content: "{", problem: "JSON", because: "no JSON" },
    { content: '{"numbers": 1}', problem: "numbers", because: "no list of numbers" },
    { content: '{"numbers": [], "exchange": ["+31201-+31209"]}', problem: null, because: "short numbers are numbers" },
    {
      content: '{"numbers": [], "exchange": ["+31209-+31201"]}',
      problem: "exchange.0",
      because: "a descending range",
    },
    {
      content: '{"numbers": [], "exchange": ["+312-+31201"]}',
      problem: "exchange.0",
      because: "ends of unequal length",
    },
    { content: '{"numbers": [], "more": 1}', problem: "more", because: "an unknown key" },
    {
      content: '{"numbers": [{"e164": "+31201234561", "profileId": "a"}, {"e164": "+31201234561", "profileId": "b"}]}',
      problem: "twice",
      because: "a number of two users",
    },
  ])("says what is wrong with the customer file: $because", async ({ content, problem }) => {
    const file = join(directory, "wrong.json");
    writeFileSync(file, content);
    const { code, err, out } = await run(usageFile(), file);
    expect(code).toBe(problem === null ? 0 : 1);
    if (problem === null) return;
    expect(err).toContain(problem);
    expect(out).toBe("");
  });

  test.each([
    { file: join(directory, "none.json"), problem: "no such file" },
    { file: directory, problem: "a directory, not a file" },
  ])("a customer file that can't be read: $problem", async ({ file, problem }) => {
    const { code, out, err } = await run(usageFile(), file);
    expect({ code, out, err }).toEqual({ code: 1, out: "", err: `${file}: ${problem}\n` });
  });

  test("a byte order mark is not part of the customer file, and text that is not UTF-8 is reported", async () => {
    const file = join(directory, "marked.json");
    writeFileSync(file, '\uFEFF{"numbers": []}');
    expect(await run(usageFile(), file)).toMatchObject({ code: 0, err: "" });
    writeFileSync(file, Buffer.from('{"numbers": [{"profileId": "caf\u00e9"}]}', "latin1"));
    expect(await run(usageFile(), file)).toMatchObject({ code: 1, err: `${file}: it is not UTF-8\n` });
  });

  test("ends quietly when the reader of the output is gone", async () => {
    const stdout = new PassThrough({ highWaterMark: 1 });
    const many = Array.from({ length: 5_000 }, (_, at) => usageLine({ recordId: `r${String(at)}` }));
    const input = Readable.from(usageFile(...many).match(/[^]{1,10000}/g) ?? []);
    const done = rateCommand({ customerFile, stdin: input, stdout, stderr: new PassThrough() });
    stdout.once("readable", () => stdout.destroy(Object.assign(new Error("write EPIPE"), { code: "EPIPE" })));
    expect(await done).toBe(0);
  });
});
