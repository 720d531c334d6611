import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { runWorkingDays, type WorkingDaysOptions } from "./working-days";

function outputOf(options: WorkingDaysOptions) {
  const written = { out: "", err: "" };
  const sink = (key: "out" | "err") =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[key] += chunk.toString();
        done();
      },
    });
  const code = runWorkingDays(options, { stdout: sink("out"), stderr: sink("err") });
  return { code, ...written };
}

describe("insight working-days", () => {
  test.each([
    { from: "2026-11-20", count: "1", date: "2026-11-23" },
    { from: "2026-12-24", count: "5", date: "2027-01-04" },
    { from: "2026-11-20", count: "0", date: "2026-11-20" },
    { from: "2012-04-27", count: "1", date: "2012-04-30" },
  ])("the working day $count after $from is $date", ({ from, count, date }) => {
    expect(outputOf({ from, count })).toEqual({ code: 0, out: `${date}\n`, err: "" });
  });
  test("the days off of a year, in order", () => {
    const { code, out } = outputOf({ holidays: "2025" });
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split("\n")
        .map((line) => line.slice(0, 10)),
    ).toEqual([
      "2025-01-01",
      "2025-04-21",
      "2025-04-26",
      "2025-05-05",
      "2025-05-29",
      "2025-06-09",
      "2025-12-25",
      "2025-12-26",
    ]);
    expect(out).toContain("2025-04-26 Koningsdag\n");
    expect(outputOf({ holidays: "2026" }).out).not.toContain("2026-05-05");
  });
  test.each([
    { because: "nothing", options: {} },
    { because: "no count", options: { from: "2026-01-01" } },
    { because: "both", options: { from: "2026-01-01", count: "1", holidays: "2026" } },
    { because: "no date", options: { from: "2026-02-30", count: "1" } },
    { because: "beyond the last year of the calendar", options: { from: "9999-12-30", count: "5" } },
    { because: "days backwards", options: { from: "2026-01-01", count: "-1" } },
    { because: "no year", options: { holidays: "next" } },
  ])("wrong usage: $because", ({ options }) => {
    const { code, out, err } = outputOf(options);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).not.toBe("");
  });
});
