import { gzipSync } from "node:zlib";

import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { usageFile, usageLine } from "../testing/usage-lines";
import { createUsageReader, MAX_RECORD_LENGTH } from "./usage-csv";
import { NotAUsageFile } from "./usage-header";
import { USAGE_COLUMNS } from "./usage-line";

type Found = { readonly kind: string; readonly line: number; readonly id?: string | null; readonly text?: string };

/** Reads bytes in pieces of this size. */
function read(bytes: Uint8Array, pieceSize = 65_536): Found[] {
  const found: Found[] = [];
  const textOf = (part: Uint8Array): string => Buffer.from(part).toString("utf8");
  const reader = createUsageReader({
    record: (_record, line) =>
      found.push({
        kind: "record",
        line: line.number,
        id: line.recordId(),
        text: textOf(line.bytes.subarray(line.start, line.end)),
      }),
    rejected: (reason, line) =>
      found.push({
        kind: reason,
        line: line.number,
        id: line.recordId(),
        text: textOf(line.bytes.subarray(line.start, line.end)),
      }),
    unreadable: (reason, _start, line) => found.push({ kind: reason, line }),
  });
  for (let at = 0; at < bytes.length; at += pieceSize) reader.push(bytes.subarray(at, at + pieceSize));
  reader.end();
  return found;
}

function readText(text: string, pieceSize?: number): Found[] {
  return read(Buffer.from(text), pieceSize);
}

const HEADER = USAGE_COLUMNS.join();

describe("usage as CSV (RFC 4180)", () => {
  test("the same records, whatever the pieces it arrives in, with LF or CRLF, with or without a last line end", () => {
    const lines = ["a", "b", "c"].map((recordId) => usageLine({ recordId }));
    const expected = lines.map((text, at) => ({ kind: "record", line: at + 2, id: ["a", "b", "c"][at], text }));
    const whole = [HEADER, ...lines];
    for (const text of [`${whole.join("\n")}\n`, whole.join("\n"), `${whole.join("\r\n")}\r\n`, whole.join("\r\n")]) {
      for (const pieceSize of [1, 2, 3, 7, 64, 65_536]) expect(readText(text, pieceSize)).toEqual(expected);
    }
  });

  test("a byte order mark before the header, also in pieces", () => {
    for (const pieceSize of [1, 2, 100]) {
      expect(readText(`\uFEFF${usageFile(usageLine())}`, pieceSize)).toMatchObject([{ kind: "record" }]);
    }
  });

  test("is split as a simple reader splits it, whatever the fields hold", () => {
    const field = fc.oneof(
      fc.string({ unit: fc.constantFrom("a", "7", ",", '"', "\n", "\r\n", " ", "é"), maxLength: 8 }),
      fc.constantFrom("", "call", "+31201234561"),
    );
    const row = fc.array(field, { minLength: 2, maxLength: 12 });
    const quote = (text: string, always: boolean): string =>
      always || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 5 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 50 }),
        (rows, always, size) => {
          const text = `${HEADER}\n${rows.map((fields) => `${fields.map((value) => quote(value, always)).join()}\n`).join("")}`;
          const [, ...expected] = parse(text, {
            relax_column_count: true,
            skip_empty_lines: true,
            record_delimiter: "\n",
          });
          const found = readText(text, size);
          expect(found.map(({ kind }) => kind === "malformed-line")).toEqual(
            expected.map((fields) => fields.length !== USAGE_COLUMNS.length),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test("a record id may hold anything that is text", () => {
    const ids = ['"a,b"', '"say ""hi"""', '"two\nlines"', "café", "a b"];
    const text = usageFile(...ids.map((id) => usageLine({ recordId: id })));
    expect(readText(text).map(({ kind, line, id }) => [kind, line, id])).toEqual([
      ["record", 2, "a,b"],
      ["record", 3, 'say "hi"'],
      ["bad-record-id", 4, null],
      ["record", 6, "café"],
      ["record", 7, "a b"],
    ]);
  });

  test("quoted fields are read like plain ones", () => {
    const quoted = usageLine()
      .split(",")
      .map((field) => `"${field}"`)
      .join();
    expect(readText(usageFile(quoted))).toMatchObject([{ kind: "record", id: "r1", text: quoted }]);
  });

  test("empty lines are skipped and counted", () => {
    expect(readText(`${HEADER}\n\n\r\n${usageLine()}\n\n`)).toMatchObject([{ kind: "record", line: 4 }]);
  });
});

describe("hostile usage", () => {
  test.each([
    { text: "", because: "nothing at all" },
    { text: "\n", because: "an empty line" },
    { text: usageLine(), because: "a record instead of a header" },
    { text: `${HEADER},extra\n`, because: "one column too many" },
    { text: `${USAGE_COLUMNS.toReversed().join()}\n`, because: "another order" },
    { text: "x".repeat(10_000_000), because: "a line of 10 MB" },
    { text: `"${HEADER}`, because: "a quote that is never closed" },
  ])("has no header: $because", ({ text }) => {
    expect(() => readText(text)).toThrow(NotAUsageFile);
  });

  test.each([
    { bytes: Buffer.from(`\uFEFF${HEADER}\n`, "utf16le"), named: /UTF-16/ },
    { bytes: Buffer.from(`${HEADER}\n`, "utf16le"), named: /UTF-16/ },
    { bytes: gzipSync(`${HEADER}\n`), named: /gzip/ },
    { bytes: Buffer.from(`${HEADER}\r${usageLine()}\r`), named: /carriage return/ },
  ])("a file of another kind is recognised: $named", ({ bytes, named }) => {
    expect(() => read(bytes)).toThrow(named);
  });

  test.each([
    { bad: "a,b", kind: "malformed-line", because: "too few fields" },
    { bad: `${usageLine()},`, kind: "malformed-line", because: "one field too many" },
    { bad: usageLine({ recordId: 'a"b' }), kind: "malformed-line", because: "a quote inside a plain field" },
    { bad: usageLine({ recordId: '"a"b' }), kind: "malformed-line", because: "text behind a closing quote" },
    { bad: usageLine({ recordId: '"a' }), kind: "malformed-line", because: "a quote that is never closed" },
    { bad: usageLine({ recordId: "a\0b" }), kind: "bad-record-id", because: "NUL" },
    { bad: usageLine({ recordId: "a\tb" }), kind: "bad-record-id", because: "a tab" },
    { bad: usageLine({ recordId: "x".repeat(70_000) }), kind: "line-too-long", because: "longer than any record" },
    { bad: usageLine({ recordId: "x".repeat(10_000_000) }), kind: "line-too-long", because: "10 MB" },
    { bad: usageLine({ durationSeconds: -60 }), kind: "bad-duration", because: "a negative duration" },
  ])("$because: $kind, and the rest goes on", ({ bad, kind }) => {
    const text = usageFile(usageLine({ recordId: "before" }), bad, usageLine({ recordId: "after" }));
    expect(readText(text).map((found) => [found.kind, found.line])).toEqual([
      ["record", 2],
      [kind, 3],
      ["record", 4],
    ]);
  });

  test("bytes that are not UTF-8", () => {
    const bytes = Buffer.from(
      usageFile(usageLine({ recordId: "caf\u00e9" }), usageLine({ recordId: "after" })),
      "latin1",
    );
    expect(read(bytes).map(({ kind, id }) => [kind, id])).toEqual([
      ["bad-encoding", null],
      ["record", "after"],
    ]);
  });

  test("an unclosed quote costs its own line alone, however much follows", () => {
    const many = Array.from({ length: 3_000 }, (_, at) => usageLine({ recordId: `r${String(at)}` }));
    const found = readText(usageFile('"open', ...many));
    expect(found[0]).toEqual({ kind: "malformed-line", line: 2 });
    expect(found).toHaveLength(3_001);
    expect(many.join("\n").length).toBeGreaterThan(2 * MAX_RECORD_LENGTH);
  });
});
