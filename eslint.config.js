import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const OTHER_CLOCKS = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "Now comes from the clock that is passed in (platform/clock.server.ts).",
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "Now comes from the clock that is passed in (platform/clock.server.ts).",
  },
  { selector: "CallExpression[callee.name='Date']", message: "Now comes from the clock that is passed in." },
];
const OTHER_SETTINGS = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: "Settings come from loadSettings (platform/settings/settings.server.ts).",
  },
];
const OTHER_CONNECTIONS = [
  {
    selector: "NewExpression[callee.object.name='pg'][callee.property.name=/^(Pool|Client)$/]",
    message:
      "Connections are made in one place (platform/database/connections.server.ts), so that none ends the process when it breaks.",
  },
  {
    selector:
      "ImportDeclaration[source.value='pg'][importKind!='type'] > ImportSpecifier[imported.name=/^(Pool|Client)$/]",
    message: "Connections are made in one place (platform/database/connections.server.ts).",
  },
  {
    selector: "CallExpression[callee.property.name='connect'][callee.object.name=/[pP]ool$/]",
    message: "A pool lends a client by withClient (platform/database/connections.server.ts).",
  },
  {
    selector: "CallExpression[callee.property.name='connect'][callee.object.property.name='pool']",
    message: "A pool lends a client by withClient (platform/database/connections.server.ts).",
  },
];
const NAMES =
  "/^(loader|action|default|meta|links|headers|handle|shouldRevalidate|ErrorBoundary|clientLoader|clientAction|HydrateFallback|Layout)$/";
const ONLY_ROUTE_EXPORTS = [
  `ExportNamedDeclaration > FunctionDeclaration > Identifier.id:not([name=${NAMES}])`,
  `ExportNamedDeclaration > VariableDeclaration > VariableDeclarator > Identifier.id:not([name=${NAMES}])`,
  `ExportNamedDeclaration > ExportSpecifier > Identifier.exported:not([name=${NAMES}])`,
  "ExportNamedDeclaration[exportKind='type']",
  "ExportAllDeclaration",
].map((selector) => ({ selector, message: "A route exports only route exports." }));

const TESTS = ["**/*.test.{ts,tsx}", "**/testing/**", "e2e/**", "bench/**"];
const ENTRY_POINTS = ["app/processes/**/*.mjs", "app/platform/settings/settings.server.ts", "*.{js,cjs,ts}"];

export default tseslint.config(
  { ignores: ["build/", ".data/", "node_modules/", "app/platform/prisma/", "test-results/", "playwright-report/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/only-throw-error": ["error", { allow: [{ from: "lib", name: "Response" }] }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/dot-notation": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["app/**/*.tsx"],
    extends: [jsxA11y.flatConfigs.strict],
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // The words of a choice stand in a part of its label.
      "jsx-a11y/label-has-associated-control": ["error", { depth: 4 }],
    },
  },
  { files: ["**/*.{js,cjs,mjs}"], languageOptions: { globals: nodeGlobals() } },
  {
    // What a library declares as an interface can only be added to as one.
    files: ["**/*.d.ts", "vite.config.ts"],
    rules: { "@typescript-eslint/consistent-type-definitions": "off" },
  },
  {
    files: ["**/*.{ts,tsx}"],
    rules: { "no-restricted-syntax": ["error", ...OTHER_CLOCKS, ...OTHER_SETTINGS, ...OTHER_CONNECTIONS] },
  },
  {
    files: ["app/platform/clock.server.ts"],
    rules: { "no-restricted-syntax": ["error", ...OTHER_SETTINGS, ...OTHER_CONNECTIONS] },
  },
  { files: ENTRY_POINTS, rules: { "no-restricted-syntax": ["error", ...OTHER_CLOCKS, ...OTHER_CONNECTIONS] } },
  {
    // Lends clients, and holds transactions on them.
    files: ["app/platform/database/connections.server.ts", "app/platform/database/read-write-transactions.server.ts"],
    rules: { "no-restricted-syntax": ["error", ...OTHER_CLOCKS, ...OTHER_SETTINGS] },
  },
  { files: ["app/processes/bootstrap/*.mjs"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["app/routes/**/*.{ts,tsx}"],
    ignores: TESTS,
    rules: {
      "no-restricted-syntax": [
        "error",
        ...OTHER_CLOCKS,
        ...OTHER_SETTINGS,
        ...OTHER_CONNECTIONS,
        ...ONLY_ROUTE_EXPORTS,
      ],
      // What a loader answers is inferred, so that its page knows it.
      "@typescript-eslint/explicit-module-boundary-types": "off",
    },
  },
  { files: TESTS, rules: { "no-restricted-syntax": "off" } },
  prettier,
);

function nodeGlobals() {
  const names = [
    "process",
    "console",
    "setTimeout",
    "clearTimeout",
    "setInterval",
    "clearInterval",
    "performance",
    "URL",
    "fetch",
    "module",
    "require",
  ];
  return Object.fromEntries(names.map((name) => [name, "readonly"]));
}
