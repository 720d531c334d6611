import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

import { cruise, type ICruiseOptions, type IFlattenedRuleSet } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const config = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as IFlattenedRuleSet & {
  options: ICruiseOptions;
};

/** A file of a small tree and what it imports; files that are only imported exist as well. */
type Import = readonly [from: string, to: string, ...others: string[]];

describe("the import rules of the house", () => {
  let tree: string;
  beforeAll(() => {
    tree = mkdtempSync(join(tmpdir(), "import-rules-"));
  });
  afterAll(() => {
    rmSync(tree, { recursive: true });
  });

  test.each<{ rule: string; because: string; imports: readonly Import[] }>([
    {
      rule: "kernel-alone",
      because: "the kernel imports the kernel",
      imports: [["app/kernel/money.ts", "app/modules/billing/domain/vat.ts"]],
    },
    { rule: "kernel-alone", because: "node: is not the kernel", imports: [["app/kernel/money.ts", "node:fs"]] },
    { rule: "domain-pure", because: "no npm in the domain", imports: [["app/modules/billing/domain/vat.ts", "zod"]] },
    { rule: "domain-pure", because: "types count", imports: [["app/modules/billing/domain/vat.ts", "type react"]] },
    {
      rule: "domain-pure",
      because: "the domain does not read its input",
      imports: [["app/modules/billing/domain/vat.ts", "app/modules/billing/schemas/bill.ts"]],
    },
    {
      rule: "schemas-at-the-edge",
      because: "schemas show nothing",
      imports: [["app/modules/usage/schemas/record.ts", "app/modules/usage/ui/chart.tsx"]],
    },
    {
      rule: "module-ui",
      because: "markup parses no input",
      imports: [["app/modules/usage/ui/chart.tsx", "app/modules/usage/schemas/record.ts"]],
    },
    { rule: "module-ui", because: "no database in markup", imports: [["app/modules/usage/ui/chart.tsx", "pg"]] },
    {
      rule: "design-system",
      because: "a button knows no invoice",
      imports: [["app/ui/button.tsx", "app/modules/invoices/domain/invoice.ts"]],
    },
    {
      rule: "format-below-all-who-show",
      because: "an amount is written the same way everywhere",
      imports: [["app/format/format-money.ts", "app/ui/money.tsx"]],
    },
    {
      rule: "words-for-all-who-tell",
      because: "a mail has the same words without markup",
      imports: [["app/modules/usage/words/destination.ts", "app/ui/money.tsx"]],
    },
    {
      rule: "words-for-all-who-tell",
      because: "a sentence is chosen, not looked up",
      imports: [["app/modules/usage/words/destination.ts", "app/modules/usage/server/report.server.ts"]],
    },
    {
      rule: "server-knows-no-ui",
      because: "a file for download has no components",
      imports: [["app/modules/usage/server/csv.server.ts", "app/modules/usage/ui/chart.tsx"]],
    },
    {
      rule: "server-knows-no-ui",
      because: "nor has an adapter",
      imports: [["app/platform/web/shell.server.ts", "app/ui/shell.ts"]],
    },
    {
      rule: "platform-knows-no-module",
      because: "signing in does not concern the web server",
      imports: [["app/platform/web/app.server.ts", "app/modules/identity/server/sessions.server.ts"]],
    },
    {
      rule: "routes-know-no-process",
      because: "what several modules answer together has its own module",
      imports: [["app/routes/modules.tsx", "app/processes/overview.ts"]],
    },
    {
      rule: "rank-of-changes",
      because: "what shows several modules is above them",
      imports: [["app/modules/changes/server/a.server.ts", "app/modules/overview/server/b.server.ts"]],
    },
    {
      rule: "rank-of-overview",
      because: "the two highest do not know each other",
      imports: [["app/modules/overview/server/a.server.ts", "app/modules/onboarding/server/b.server.ts"]],
    },
    {
      rule: "browser-never-reaches-server",
      because: "not through a chain either",
      imports: [
        ["app/modules/usage/ui/chart.tsx", "app/ui/frame.tsx"],
        ["app/ui/frame.tsx", "app/locales/words.ts"],
        ["app/locales/words.ts", "app/platform/texts.server.ts"],
      ],
    },
    {
      rule: "rank-of-catalogue",
      because: "the lowest module knows none",
      imports: [["app/modules/catalogue/server/a.server.ts", "app/modules/contract/domain/term.ts"]],
    },
    {
      rule: "rank-of-contract",
      because: "between equals, values are passed in",
      imports: [["app/modules/contract/domain/term.ts", "app/modules/inventory/domain/profile.ts"]],
    },
    {
      rule: "rank-of-billing",
      because: "billing is below invoices",
      imports: [["app/modules/billing/server/run.server.ts", "app/modules/invoices/server/issue.server.ts"]],
    },
    {
      rule: "rank-of-identity",
      because: "identity knows no business",
      imports: [["app/modules/identity/server/user.server.ts", "app/modules/contract/server/get.server.ts"]],
    },
    {
      rule: "modules-below-processes",
      because: "modules meet in processes, which they do not know",
      imports: [["app/modules/billing/server/run.server.ts", "app/processes/worker.ts"]],
    },
    {
      rule: "prisma-in-repositories",
      because: "a query belongs in a repository",
      imports: [["app/modules/billing/server/run.server.ts", "app/platform/prisma/client.ts"]],
    },
    {
      rule: "repository-private",
      because: "a higher module asks server functions",
      imports: [
        ["app/modules/billing/server/run.server.ts", "app/modules/contract/server/contract-repository.server.ts"],
      ],
    },
    {
      rule: "repository-private-to-modules",
      because: "so does a route",
      imports: [["app/routes/invoices.tsx", "app/modules/invoices/server/invoices-repository.server.ts"]],
    },
    {
      rule: "nobody-imports-a-route",
      because: "nobody imports a route",
      imports: [["app/ui/shell.tsx", "app/routes/invoices.tsx"]],
    },
    {
      rule: "no-cycles",
      because: "a cycle has no reading order",
      imports: [
        ["app/kernel/a.ts", "app/kernel/b.ts"],
        ["app/kernel/b.ts", "app/kernel/a.ts"],
      ],
    },
    { rule: "no-orphans", because: "nothing uses it", imports: [["app/kernel/alone.ts", ""]] },
    {
      rule: "no-barrels",
      because: "each file exports its own things",
      imports: [["app/routes/invoices.tsx", "app/ui/index.ts"]],
    },
    { rule: "resolvable", because: "there is no such file", imports: [["app/kernel/a.ts", "missing ./nowhere"]] },
  ])("$rule: $because", async ({ rule, imports }) => {
    expect(await brokenRules(tree, imports)).toContain(rule);
  });

  test("a request's path through the layers breaks no rule", async () => {
    const broken = await brokenRules(tree, [
      ["app/routes/invoices.tsx", "app/modules/invoices/server/list.server.ts", "app/modules/invoices/ui/table.tsx"],
      ["app/modules/invoices/server/list.server.ts", "app/modules/invoices/server/invoices-repository.server.ts"],
      ["app/modules/invoices/server/invoices-repository.server.ts", "app/platform/prisma/client.ts"],
      ["app/modules/invoices/ui/table.tsx", "app/modules/billing/domain/vat.ts", "app/ui/frame.tsx", "react"],
      ["app/modules/invoices/ui/table.tsx", "app/modules/invoices/words/cause.ts"],
      ["app/modules/invoices/words/cause.ts", "app/format/format-money.ts", "app/modules/billing/domain/vat.ts"],
      ["app/modules/invoices/server/list.server.ts", "app/modules/invoices/words/cause.ts"],
      ["app/modules/billing/domain/vat.ts", "app/kernel/money.ts", "app/modules/contract/domain/term.ts"],
      ["app/modules/invoices/schemas/filter.ts", "zod", "app/kernel/money.ts"],
    ]);
    expect(broken).toEqual([]);
  });
});

async function brokenRules(parent: string, imports: readonly Import[]): Promise<string[]> {
  const baseDir = mkdtempSync(join(parent, "tree-"));
  writeTree(baseDir, imports);
  const { options, ...ruleSet } = config;
  const result = await cruise(
    ["app"],
    { ...options, baseDir, ruleSet, validate: true },
    options.enhancedResolveOptions,
    { tsConfig: extractTSConfig(join(baseDir, "tsconfig.json")) },
  );
  if (typeof result.output === "string") throw new Error("dependency-cruiser answered text");
  return [...new Set(result.output.summary.violations.map((violation) => violation.rule.name))];
}

/** Packages are invented beside the tree, as only their location counts. */
function writeTree(baseDir: string, imports: readonly Import[]): void {
  const lines = new Map<string, string[]>();
  for (const [from, ...targets] of imports) {
    for (const target of targets) {
      const [words, path] = target.includes(" ") ? target.split(" ") : ["", target];
      const isOurs = target.startsWith("app/");
      if (isOurs) lines.set(target, lines.get(target) ?? []);
      if (!isOurs && words !== "missing" && !path?.startsWith("node:")) writePackage(baseDir, path ?? "");
      const specifier = isOurs ? relativeTo(from, target) : (path ?? "");
      const statement =
        words === "type"
          ? `import type * as it from "${specifier}"; export type It = typeof it;`
          : `import "${specifier}";`;
      lines.set(from, [...(lines.get(from) ?? []), ...(target === "" ? [] : [statement])]);
    }
  }
  for (const [file, statements] of lines) write(join(baseDir, file), [...statements, "export {};", ""].join("\n"));
  write(join(baseDir, "tsconfig.json"), "{}");
}

function relativeTo(from: string, target: string): string {
  return `./${relative(dirname(from), target)}`.replace(/\.tsx?$/, "");
}

function writePackage(baseDir: string, name: string): void {
  if (name === "") return;
  write(join(baseDir, "node_modules", name, "package.json"), JSON.stringify({ name, main: "index.js" }));
  write(join(baseDir, "node_modules", name, "index.js"), "");
  write(join(baseDir, "package.json"), JSON.stringify({ dependencies: { [name]: "1" } }));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
