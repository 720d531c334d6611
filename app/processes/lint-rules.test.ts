import { ESLint } from "eslint";
import { describe, expect, test } from "vitest";

describe("the house's own lint rules", () => {
  const eslint = new ESLint();

  test.each([
    { file: "app/kernel/money.ts", code: "export const now = new Date();", because: "today is an argument" },
    { file: "app/kernel/money.ts", code: "export const now = Date.now();", because: "today is an argument" },
    {
      file: "app/kernel/money.ts",
      code: "export const port = process.env.PORT;",
      because: "settings come from one schema",
    },
    { file: "app/routes/x.tsx", code: "export const total = 1;", because: "a route exports only route exports" },
    { file: "app/routes/x.tsx", code: "export function total() {}", because: "a route exports only route exports" },
    {
      file: "app/routes/x.tsx",
      code: "const total = 1; export { total };",
      because: "a route exports only route exports",
    },
    { file: "app/routes/x.tsx", code: "export type Total = number;", because: "a route exports only route exports" },
    ...[
      'export const word = (language: "nl" | "en") => (language === "nl" ? "en" : "and");',
      'export const isEnglish = (language: string) => "en" !== language;',
      'export const WORDS = { nl: "Wijzigingskosten", en: "Change fee" };',
      "export const WORDS = { en: (name: string) => `Hello ${name}` };",
    ].flatMap((code) =>
      ["app/modules/billing/domain/x.ts", "app/platform/csv/x.server.ts", "app/ui/x.tsx"].map((file) => ({
        file,
        code,
        because: "sentences stand with the texts",
      })),
    ),
    {
      file: "app/routes/x.tsx",
      code: 'export default (language: string) => (language === "nl" ? "en" : "and");',
      because: "sentences stand with the texts",
    },
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
    })),
  ])("$because: $code", async ({ file, code }) => {
    expect(await brokenRules(file, code)).toContain("no-restricted-syntax");
  });

  test.each([
    { file: "app/platform/clock.server.ts", code: "export const now = new Date();", because: "this is the clock" },
    {
      file: "app/platform/settings/settings.server.ts",
      code: "export const all = process.env;",
      because: "these are the settings",
    },
    {
      file: "app/kernel/money.ts",
      code: 'export const day = new Date("2026-01-01");',
      because: "a given date is no clock",
    },
    {
      file: "app/platform/database/connections.server.ts",
      code: "new pg.Pool({});",
      because: "this is where they are made",
    },
    { file: "app/format/x.ts", code: 'export const MARK = { nl: ",", en: "." };', because: "marks are no sentences" },
    { file: "app/routes/x.tsx", code: "export function loader() {}", because: "a route has a loader" },
    { file: "app/routes/x.tsx", code: "export default function Page() {}", because: "a route has a page" },
  ])("$because: $code", async ({ file, code }) => {
    expect(await brokenRules(file, code)).not.toContain("no-restricted-syntax");
  });

  /** Without type information: these rules need none. */
  async function brokenRules(filePath: string, code: string): Promise<(string | null)[]> {
    const configuration = (await eslint.calculateConfigForFile(filePath)) as { rules: Record<string, unknown> };
    const syntaxAlone = new ESLint({
      overrideConfigFile: true,
      overrideConfig: [
        {
          files: ["**/*.{ts,tsx}"],
          languageOptions: { parser: (await import("typescript-eslint")).default.parser },
          rules: { "no-restricted-syntax": configuration.rules["no-restricted-syntax"] as never },
        },
      ],
    });
    const [result] = await syntaxAlone.lintText(code, { filePath });
    return result?.messages.map(({ ruleId }) => ruleId) ?? [];
  }
});
