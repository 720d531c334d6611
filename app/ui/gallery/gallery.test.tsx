import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";

import { LANGUAGES } from "~/kernel/language";
import { pageTexts } from "~/platform/texts/texts.server";
import { TextsProvider } from "../texts";
import { Gallery } from "./gallery";
import { specimens } from "./specimens";

const UI = "app/ui";

/** Components that only provide something to others, and those that a chart loads itself. */
const SHOWS_NOTHING = ["TextsProvider", "CostColumns", "CostSteps", "UserBars"];

const texts = { nl: pageTexts("nl", "shell", "common"), en: pageTexts("en", "shell", "common") };

describe("the gallery", () => {
  test("shows every component of the design system", () => {
    const shown = new Set(specimens.flatMap(({ shows }) => shows));
    const missing = exportedComponents().filter((name) => !shown.has(name) && !SHOWS_NOTHING.includes(name));
    expect(missing).toEqual([]);
  });

  test("names no component that no longer exists", () => {
    const exported = new Set(exportedComponents());
    expect(specimens.flatMap(({ shows }) => shows).filter((name) => !exported.has(name))).toEqual([]);
  });

  test.each([null, "ErrorSummary", "Frame", "TabBar"])("is drawn in both themes and languages: %s", (only) => {
    const markup = renderToStaticMarkup(
      <TextsProvider language="nl" texts={texts.nl}>
        <Gallery only={only} texts={texts} />
      </TextsProvider>,
    );
    for (const theme of ["light", "dark"]) {
      for (const language of LANGUAGES) expect(markup).toContain(`style="color-scheme:${theme}" lang="${language}"`);
    }
  });
});

function exportedComponents(): string[] {
  const files = readdirSync(UI, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".tsx") && !file.includes(".test.") && !file.startsWith("gallery"),
  );
  return files.flatMap((file) =>
    [...readFileSync(join(UI, file), "utf8").matchAll(/^export (?:default )?function ([A-Z]\w*)/gm)].flatMap(
      ([, name]) => name ?? [],
    ),
  );
}
