import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { isUnchanged, remember } from "./file-states.mjs";
import { projectRoot } from "./project.mjs";

let directory: string;
let source: string;
let record: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "states-"));
  source = join(directory, "source.ts");
  record = join(directory, "record.json");
  writeFileSync(source, "1");
});
afterEach(() => rmSync(directory, { recursive: true }));

const files = (): string[] => [relative(projectRoot, source)];
const later = (): number => Date.now() + 60_000;

test("files that were never remembered count as changed", () => {
  expect(isUnchanged(record)).toBe(false);
});

test("a file that was touched is unchanged if its content is, and its new date is remembered", () => {
  remember(record, files(), later());
  const before = readFileSync(record, "utf8");
  expect(isUnchanged(record)).toBe(true);
  expect(readFileSync(record, "utf8")).toBe(before);
  utimesSync(source, 1, 1);
  expect(isUnchanged(record)).toBe(true);
  expect(readFileSync(record, "utf8")).not.toBe(before);
});

test("other content of the same length and date is a change, and so is a missing file", () => {
  utimesSync(source, 1, 1);
  remember(record, files(), later());
  writeFileSync(source, "2");
  utimesSync(source, 1, 1);
  expect(isUnchanged(record)).toBe(false);
  writeFileSync(source, "1");
  expect(isUnchanged(record)).toBe(true);
  rmSync(source);
  expect(isUnchanged(record)).toBe(false);
});

test("a file that was written to while it was being used is not remembered", () => {
  remember(record, files(), Date.now() - 60_000);
  expect(existsSync(record)).toBe(false);
});
