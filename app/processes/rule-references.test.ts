import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { ruleProblems, type TreeFile } from "./testing/rule-references";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ROOMS = ["app", "bench", "docs", "e2e", "prisma"];
const READ = /\.(?:tsx?|mjs|md|sql|prisma|css)$/;
/** This file itself, whose rules are invented. */
const THIS_TEST = "app/processes/rule-references.test.ts";

test("code, tests and documents agree with the rules of docs/rules", () => {
  const { files, paths } = wholeTree();
  expect(files.length).toBeGreaterThan(500);
  expect(ruleProblems(files, paths)).toEqual([]);
});

describe("disagreement is reported", () => {
  const PAGE = "docs/rules/r01-colours.md";
  const GOOD: Readonly<Record<string, string>> = {
    [PAGE]: [
      "# R1 Colours",
      "## R1.1 Red",
      "Is red. See [green](#r13-green).",
      "- Code: [red.ts](../../app/red.ts)",
      "- Tests: [red.test.ts](../../app/red.test.ts)",
      "## R1.2 Blue",
      "- Not built yet.",
      "## R1.3 Green",
      "- Code: [red.ts](../../app/red.ts)",
      "- Tests: [red.test.ts](../../app/red.test.ts)",
      "- Not built yet: at night.",
    ].join("\n"),
    "app/red.ts": "/** Red (R1.1), green (R1.3). */",
    "app/red.test.ts": 'describe("R1.1 red, R1.3 green")',
    "README.md": "R1.2 comes later; R1 is of [colours](docs/rules/r01-colours.md).",
  };

  test("nothing is reported about a tree that agrees", () => {
    expect(problemsOf(GOOD)).toEqual([]);
  });

  test("data files need not name rules", () => {
    const page = replaced("- Code: [red.ts](../../app/red.ts)", "- Code: [red.csv](../../app/red.csv)");
    expect(problemsOf({ ...GOOD, [PAGE]: page, "app/red.csv": "red,1" })).toEqual([]);
  });

  test.each<{ because: string; change: Readonly<Record<string, string>>; told: string[] }>([
    {
      because: "code names a rule that no page states",
      change: { "app/other.ts": "\n/** R1.4 */" },
      told: ["app/other.ts:2 names R1.4, which no page of docs/rules states"],
    },
    {
      because: "a document does",
      change: { "docs/other.md": "As in R2.1." },
      told: ["docs/other.md:1 names R2.1, which no page of docs/rules states"],
    },
    {
      because: "a browser test does",
      change: { "e2e/red.spec.ts": 'test("R1.14")' },
      told: ["e2e/red.spec.ts:1 names R1.14, which no page of docs/rules states"],
    },
    {
      because: "a group has no page",
      change: { "app/other.ts": "R1–R2" },
      told: ["app/other.ts:1 names R2, which no page of docs/rules states"],
    },
    {
      because: "a range reaches beyond the page",
      change: { "docs/other.md": "R1.2–R1.4" },
      told: ["docs/other.md:1 names R1.4, which no page of docs/rules states"],
    },
    {
      because: "code names a rule that is said not to be built",
      change: { "app/blue.ts": "/** R1.2 */" },
      told: ["app/blue.ts:1 names R1.2, which is said not to be built yet"],
    },
    {
      because: "a test does",
      change: { "app/blue.test.ts": 'describe("R1.1–R1.3")' },
      told: ["app/blue.test.ts:1 names R1.2, which is said not to be built yet"],
    },
    {
      because: "no test names a rule that is built",
      change: { "app/red.test.ts": 'describe("R1.3 green")' },
      told: ["R1.1 links app/red.test.ts, which is no test that names it"],
    },
    {
      because: "no code names a rule that is built",
      change: { "app/red.ts": "/** Red (R1.1). */" },
      told: ["R1.3 links no code that names it"],
    },
    {
      because: "what is linked as a test is not one",
      change: { [PAGE]: replaced("red.test.ts](../../app/red.test.ts", "red.ts](../../app/red.ts") },
      told: [
        "R1.1 links app/red.ts, which is no test that names it",
        "R1.3 links app/red.ts, which is no test that names it",
      ],
    },
    {
      because: "a rule has code and no test",
      change: { [PAGE]: replaced("- Tests: [red.test.ts](../../app/red.test.ts)", "") },
      told: ["R1.1 links no test", "R1.3 links no test"],
    },
    {
      because: "a rule has neither code nor a mark",
      change: { [PAGE]: replaced("- Not built yet.", "Soon.") },
      told: ["R1.2 names no code and does not say that it is not built yet"],
    },
    {
      because: "a rule without code has tests",
      change: { [PAGE]: replaced("- Not built yet.", "- Not built yet.\n- Tests: [red.ts](../../app/red.ts)") },
      told: ["R1.2 is said not to be built yet and has tests"],
    },
    {
      because: "what is linked as code is a test",
      change: { [PAGE]: replaced("- Code: [red.ts](../../app/red.ts)", "- Code: [red](../../app/red.test.ts)") },
      told: ["R1.1 links the test app/red.test.ts as code", "R1.3 links the test app/red.test.ts as code"],
    },
    {
      because: "a page of the rules links a file that was moved",
      change: { [PAGE]: replaced("../../app/red.ts", "../../app/kernel/red.ts") },
      told: [
        `${PAGE} links ../../app/kernel/red.ts, which is not there`,
        `${PAGE} links ../../app/kernel/red.ts, which is not there`,
      ],
    },
    {
      because: "any other document does",
      change: { "docs/other.md": "[here](rules/r02-sounds.md)" },
      told: ["docs/other.md links rules/r02-sounds.md, which is not there"],
    },
    {
      because: "a link names a heading that is not there",
      change: { "docs/other.md": "[here](rules/r01-colours.md#r11-yellow)" },
      told: ["docs/other.md links rules/r01-colours.md#r11-yellow, which has no such heading"],
    },
    {
      because: "a document names a file that was moved",
      change: { "docs/other.md": "`app/kernel/red.ts`, as `app/red` and `app/red.ts`; `text/html` is no path" },
      told: ["docs/other.md names app/kernel/red.ts, which is not there"],
    },
    {
      because: "a rule is stated twice",
      change: { [PAGE]: replaced("## R1.2 Blue", "## R1.3 Blue") },
      told: [
        "R1.3 is stated twice",
        "app/red.ts:1 names R1.3, which is said not to be built yet",
        "app/red.test.ts:1 names R1.3, which is said not to be built yet",
        "README.md:1 names R1.2, which no page of docs/rules states",
      ],
    },
    {
      because: "a rule is on the page of another group",
      change: { [PAGE]: replaced("## R1.2 Blue", "## R3.2 Blue"), "README.md": "" },
      told: ["R3.2 stands on the page of R1"],
    },
    {
      because: "a page has no group",
      change: { "docs/rules/r02-sounds.md": "# Sounds" },
      told: ["docs/rules/r02-sounds.md has no heading of a group of rules"],
    },
  ])("$because", ({ change, told }) => {
    expect(problemsOf({ ...GOOD, ...change })).toEqual(told);
  });

  function replaced(words: string, others: string): string {
    return (GOOD[PAGE] ?? "").replaceAll(words, others);
  }

  function problemsOf(texts: Readonly<Record<string, string>>): string[] {
    const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
    return ruleProblems(files, new Set(["app", ...Object.keys(texts)]));
  }
});

function wholeTree(): { files: TreeFile[]; paths: ReadonlySet<string> } {
  const inRooms = ROOMS.flatMap((room) =>
    readdirSync(`${ROOT}${room}`, { recursive: true, withFileTypes: true }).map((entry) => ({
      path: `${entry.parentPath.slice(ROOT.length)}/${entry.name}`.replaceAll("\\", "/"),
      isFile: entry.isFile(),
    })),
  );
  const atRoot = readdirSync(ROOT, { withFileTypes: true }).map((entry) => ({
    path: entry.name,
    isFile: entry.isFile(),
  }));
  const entries = [...atRoot, ...inRooms];
  return {
    files: entries
      .filter(({ path, isFile }) => isFile && READ.test(path) && path !== THIS_TEST)
      .map(({ path }) => ({ path, text: readFileSync(`${ROOT}${path}`, "utf8") })),
    paths: new Set(entries.map(({ path }) => path)),
  };
}
