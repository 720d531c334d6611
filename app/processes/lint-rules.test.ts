import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";

type Case = { readonly file: string; readonly code: string; readonly because: string; readonly rule: string };

type Finding = z.infer<typeof report>["diagnostics"][number];

const report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

/** What a rule must find. */
const violations: readonly Case[] = [
  ...["export const now = new Date();", "export const now = Date.now();", "export const now = Date();"].map((code) => ({
    file: "app/kernel/money.ts",
    code,
    because: "today is an argument",
    rule: "house(no-other-clock)",
  })),
  {
    file: "app/processes/some.mjs",
    code: "export const now = new Date();",
    because: "entry points have no clock of their own either",
    rule: "house(no-other-clock)",
  },
  {
    file: "app/kernel/money.ts",
    code: "export const port = process.env.PORT;",
    because: "settings come from one schema",
    rule: "house(no-other-settings)",
  },
  ...[
    "export const total = 1;",
    "export function total(): void {}",
    "const total = 1; export { total };",
    "export type Total = number;",
    'export * from "node:fs";',
  ].map((code) => ({
    file: "app/routes/x.tsx",
    code,
    because: "a route exports only route exports",
    rule: "house(only-route-exports)",
  })),
  ...[
    'export const word = (language: "nl" | "en"): string => (language === "nl" ? "en" : "and");',
    'export const isEnglish = (language: string): boolean => "en" !== language;',
    'export const WORDS = { nl: "Wijzigingskosten", en: "Change fee" };',
    "export const WORDS = { en: (name: string): string => `Hello ${name}` };",
  ].flatMap((code) =>
    ["app/modules/billing/domain/x.ts", "app/platform/csv/x.server.ts", "app/ui/x.tsx", "app/routes/x.tsx"].map(
      (file) => ({ file, code, because: "sentences stand with the texts", rule: "house(no-words-in-code)" }),
    ),
  ),
  ...[
    "new pg.Pool({});",
    "new pg.Client({});",
    'import { Pool } from "pg"; export const pool = new Pool();',
    "void context.database.pool.connect();",
    "void pool.connect();",
  ].map((code) => ({
    file: "app/modules/usage/server/x.server.ts",
    code,
    because: "connections are made and lent in one place",
    rule: "house(no-other-connections)",
  })),
];

/** What looks like a violation and is allowed in these files. */
const allowed: readonly Case[] = [
  {
    file: "app/platform/clock.server.ts",
    code: "export const now = new Date();",
    because: "this is the clock",
    rule: "house(no-other-clock)",
  },
  {
    file: "app/kernel/money.ts",
    code: 'export const day = new Date("2026-01-01");',
    because: "a given date is not a clock",
    rule: "house(no-other-clock)",
  },
  {
    file: "app/processes/bootstrap/some.mjs",
    code: "export const now = new Date();",
    because: "nothing hands a clock to what installs the packages",
    rule: "house(no-other-clock)",
  },
  {
    file: "app/platform/settings/settings.server.ts",
    code: "export const all = process.env;",
    because: "these are the settings",
    rule: "house(no-other-settings)",
  },
  {
    file: "app/platform/database/connections.server.ts",
    code: "new pg.Pool({});",
    because: "this is where they are made",
    rule: "house(no-other-connections)",
  },
  {
    file: "app/format/x.ts",
    code: 'export const MARK = { nl: ",", en: "." };',
    because: "punctuation is not a sentence",
    rule: "house(no-words-in-code)",
  },
  ...["export function loader() {}", "export default function Page() {}"].map((code) => ({
    file: "app/routes/x.tsx",
    code,
    because: "a route has these",
    rule: "house(only-route-exports)",
  })),
];

/** One rule of each kind that is not our own, so that none is switched off unnoticed. */
const others: readonly Case[] = [
  {
    file: "app/kernel/a.ts",
    code: "export function go(): void { Promise.resolve(1); }",
    because: "rules that know the types run",
    rule: "typescript(no-floating-promises)",
  },
  {
    file: "app/kernel/b.ts",
    code: "export const length = (text: string): number => text?.length ?? 0;",
    because: "rules that know the types run",
    rule: "typescript(no-unnecessary-condition)",
  },
  {
    file: "app/kernel/c.ts",
    code: "export const first = (items: any) => items;",
    because: "`any` is not allowed",
    rule: "typescript(no-explicit-any)",
  },
  {
    file: "app/ui/d.tsx",
    code: 'export const Picture = () => <img src="x.png" />;',
    because: "a picture has words",
    rule: "jsx-a11y(alt-text)",
  },
  {
    file: "app/ui/e.tsx",
    code: 'import { useEffect } from "react"; export function useX(a: () => void) { useEffect(() => { a(); }, []); }',
    because: "an effect names its dependencies",
    rule: "react-hooks(exhaustive-deps)",
  },
];

describe("the lint rules", () => {
  const root = mkdtempSync(join(tmpdir(), "lint-rules-"));
  const configuration = z
    .looseObject({ options: z.unknown() })
    .parse(JSON.parse(readFileSync(".oxlintrc.json", "utf8")));
  const cases = [...violations, ...allowed];
  let found: readonly Finding[] = [];

  // All are linted in one run, as a start costs more than a file, and each in its own tree, as several share a name.
  beforeAll(() => {
    const { options: _options, ...rules } = { ...configuration, jsPlugins: [resolve(".oxlint-rules.mjs")] };
    cases.forEach(({ file, code }, index) => {
      write(join(root, String(index), ".oxlintrc.json"), JSON.stringify(rules));
      write(join(root, String(index), file), code);
    });
    const tree = join(root, "types");
    mkdirSync(tree);
    symlinkSync(resolve("node_modules"), join(tree, "node_modules"));
    write(
      join(tree, ".oxlintrc.json"),
      JSON.stringify({ ...configuration, jsPlugins: [resolve(".oxlint-rules.mjs")] }),
    );
    cpSync("tsconfig.json", join(tree, "tsconfig.json"));
    for (const { file, code } of others) write(join(tree, file), code);
    found = findings(root, "--ignore-pattern=types");
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  test.each(violations)("$rule: $because ($file: $code)", (violation) => {
    expect(brokenRules(violation)).toContain(violation.rule);
  });

  test.each(allowed)("not $rule: $because ($file: $code)", (one) => {
    expect(brokenRules(one)).not.toContain(one.rule);
  });

  test("those that are not our own run, with types and without", () => {
    const broken = findings(join(root, "types"));
    for (const { file, rule } of others) {
      expect(broken.filter(({ filename }) => filename === file).map(({ code }) => code)).toContain(rule);
    }
  });

  function brokenRules(one: Case): string[] {
    const tree = `${String(cases.indexOf(one))}/`;
    return found.filter(({ filename }) => filename.startsWith(tree)).map(({ code }) => code);
  }
});

function findings(directory: string, ...args: string[]): readonly Finding[] {
  const program = resolve("node_modules/oxlint/bin/oxlint");
  const { stdout } = spawnSync(process.execPath, [program, "--format=json", ...args], {
    cwd: directory,
    encoding: "utf8",
    timeout: 60_000,
  });
  return report.parse(JSON.parse(stdout)).diagnostics;
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
