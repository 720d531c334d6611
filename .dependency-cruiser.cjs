/** The import rules of the house, as dependency-cruiser reads them. `app/processes/import-rules.test.ts` proves each by a violation. */

/** What a module may know: modules of lower rank, and the two that know none. */
const BUSINESS = ["catalogue", "inventory", "contract", "usage", "billing", "invoices", "changes", "service"];
const BELOW = {
  identity: [],
  notifications: [],
  catalogue: [],
  inventory: ["catalogue"],
  contract: ["catalogue"],
  usage: ["catalogue"],
  billing: ["catalogue", "inventory", "contract", "usage"],
  invoices: ["catalogue", "inventory", "contract", "usage", "billing"],
  changes: ["catalogue", "inventory", "contract", "usage", "billing"],
  service: ["catalogue", "inventory", "contract", "usage", "billing"],
  onboarding: BUSINESS,
  overview: BUSINESS,
};
const KNOWN_TO_ALL = ["identity", "notifications"];

const TEST = "\\.test\\.tsx?$|/testing/";
const KERNEL = "^app/kernel/";
const DOMAIN = "^app/modules/[^/]+/domain/";
const SCHEMAS = "^app/modules/[^/]+/schemas/";
const WORDS = "^app/modules/[^/]+/words/";
const MODULE_UI = "^app/modules/[^/]+/ui/";
const MODULE_SERVER = "^app/modules/[^/]+/server/";
const FORMAT = "^app/format/";
const UI = "^app/ui/";
const PLATFORM = "^app/platform/";
const LOCALES = "^app/locales/";
const PURE = [KERNEL, FORMAT, DOMAIN, SCHEMAS, WORDS, MODULE_UI, UI];
/** Checks of single fields that zod leaves to others. */
const VALIDATORS = "node_modules/(zod|ibantools)/";
const COMPONENT_LIBRARIES =
  "node_modules/(@types/)?(react|react-dom|recharts|radix-ui|@radix-ui|lucide-react|@tanstack/react-table|@conform-to/react|@remix-run/react)/";

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const ranks = Object.entries(BELOW).map(([module, below]) => {
  const mayKnow = [module, ...below, ...(KNOWN_TO_ALL.includes(module) ? [] : KNOWN_TO_ALL)].join("|");
  return rule(
    `rank-of-${module}`,
    "A module imports only modules of lower rank.",
    { path: `^app/modules/${module}/`, pathNot: TEST },
    { path: "^app/modules/", pathNot: `^app/modules/(${mayKnow})/` },
  );
});

module.exports = {
  forbidden: [
    rule("kernel-alone", "The kernel imports the kernel.", { path: KERNEL, pathNot: TEST }, { pathNot: KERNEL }),
    rule(
      "domain-pure",
      "The domain imports kernel and domain: no npm, no node:, no zod, no React, no Prisma, types included.",
      { path: DOMAIN, pathNot: TEST },
      { pathNot: [KERNEL, DOMAIN] },
    ),
    rule(
      "schemas-at-the-edge",
      "Schemas import zod, checks of single fields, kernel, domain and schemas.",
      { path: SCHEMAS, pathNot: TEST },
      { pathNot: [KERNEL, DOMAIN, SCHEMAS, VALIDATORS] },
    ),
    rule(
      "format-below-all-who-show",
      "Formatters import kernel, format and locales: pages, words and documents use them alike.",
      { path: FORMAT, pathNot: TEST },
      { pathNot: [KERNEL, FORMAT, LOCALES] },
    ),
    rule(
      "words-for-all-who-tell",
      "Words import kernel, domain, format, locales and words: pages, documents and mails use them alike.",
      { path: WORDS, pathNot: TEST },
      { pathNot: [KERNEL, DOMAIN, FORMAT, WORDS, LOCALES] },
    ),
    rule(
      "module-ui",
      "A module's ui imports component libraries, kernel, domain, format, words, its own ui and the design system.",
      { path: MODULE_UI, pathNot: TEST },
      { pathNot: [KERNEL, DOMAIN, FORMAT, WORDS, MODULE_UI, UI, COMPONENT_LIBRARIES] },
    ),
    rule(
      "design-system",
      "The design system knows no business.",
      { path: UI, pathNot: TEST },
      { path: "^app/", pathNot: [KERNEL, FORMAT, UI, LOCALES] },
    ),
    rule(
      "server-knows-no-ui",
      "What a server writes needs no markup.",
      { path: [MODULE_SERVER, PLATFORM], pathNot: TEST },
      { path: [UI, MODULE_UI] },
    ),
    rule(
      "platform-knows-no-module",
      "Technical adapters serve any business.",
      { path: PLATFORM, pathNot: TEST },
      { path: "^app/modules/" },
    ),
    rule(
      "routes-know-no-process",
      "A route answers, whichever process runs it.",
      { path: ["^app/routes/", "^app/root", "^app/entry"], pathNot: TEST },
      { path: "^app/processes/" },
    ),
    rule(
      "browser-never-reaches-server",
      "What the browser may load reaches no .server file, platform or Prisma, through any chain.",
      { path: PURE, pathNot: TEST },
      { path: ["\\.server\\.tsx?$", PLATFORM, "^prisma/", "node_modules/@prisma/"], reachable: true },
    ),
    ...ranks,
    rule(
      "modules-below-processes",
      "Modules meet in routes and processes, which no module knows.",
      { path: ["^app/modules/", UI, FORMAT, KERNEL, PLATFORM], pathNot: TEST },
      { path: "^app/(routes|processes)/" },
    ),
    rule(
      "prisma-in-repositories",
      "Prisma only in repositories and platform.",
      { path: "^app/", pathNot: ["-repository\\.server\\.ts$", "^app/platform/", TEST] },
      { path: ["^app/platform/prisma/", "node_modules/@prisma/"] },
    ),
    rule(
      "repository-private",
      "A repository is private to its module.",
      { path: "^app/modules/([^/]+)/" },
      { path: "-repository\\.server\\.ts$", pathNot: "^app/modules/$1/" },
    ),
    rule(
      "repository-private-to-modules",
      "A repository is private to its module.",
      { pathNot: "^app/modules/" },
      { path: "-repository\\.server\\.ts$" },
    ),
    rule("nobody-imports-a-route", "Nobody imports a route.", { pathNot: TEST }, { path: "^app/routes/" }),
    rule("no-cycles", "No cycles.", {}, { circular: true }),
    rule(
      "no-orphans",
      "Nothing lies about that no one uses.",
      { orphan: true, path: "^app/", pathNot: ["\\.d\\.ts$", TEST] },
      {},
    ),
    rule("no-barrels", "A file exports its own things.", {}, { path: "^app/(?!routes/).*/index\\.tsx?$" }),
    rule("resolvable", "Every import exists.", {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|app/platform/prisma/internal|app/platform/prisma/models)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "types", "default"] },
  },
};
