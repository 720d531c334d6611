import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { textFaults } from "./bootstrap/text-faults.mjs";

const ROOT = process.cwd();

/** Returns the faults of a project of these files, except unused sentences. */
function faultsOf(files: Readonly<Record<string, string>>): string[] {
  const overlay = new Map(Object.entries(files).map(([path, text]) => [join(ROOT, path), text]));
  return textFaults(ROOT, [join(ROOT, "app/locales/namespaces.ts"), ...overlay.keys()], overlay);
}

describe("what the compiler does not find in texts", { timeout: 120_000 }, () => {
  const faults = faultsOf({
    "app/routes/x.tsx": `
      import { part } from "../ui/x";
      declare function pageTexts(language: "nl" | "en", ...names: readonly string[]): string;
      export const loader = () => pageTexts("nl", "service", "usage");
      export default part;`,
    "app/ui/x.ts": `
      import type { Reader } from "~/format/texts";
      export function part(reader: Reader, category: "voice" | "mobile"): string[] {
        const t = reader.texts("service", "usage");
        return [t("lead", { phone: "", period: "" }), reader.texts("names")(\`category.\${category}\`)];
      }`,
    "app/root.tsx": `
      declare function pageTexts(language: "nl" | "en", ...names: readonly string[]): string;
      export const loader = () => pageTexts("nl", "shell");`,
  });

  test("a sentence that nothing uses", () => {
    expect(faults).toContain("Nothing asks for names.category.tv.");
    expect(faults).not.toContain("Nothing asks for names.category.voice.");
  });

  test("a key of two namespaces of one call", () => {
    expect(faults).toContain("app/ui/x.ts:5: lead stands in service and usage");
  });

  test("a page that does not bring what it uses, or brings more", () => {
    expect(faults).toContain("app/routes/x.tsx: asks for names, but does not bring it.");
    const other = faultsOf({
      "app/routes/x.tsx": `
        declare function pageTexts(language: "nl" | "en", ...names: readonly string[]): string;
        export const loader = () => pageTexts("nl", "service");`,
    });
    expect(other).toContain("app/routes/x.tsx: brings service, but does not ask for it.");
  });
});
