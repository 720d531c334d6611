import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { evaluate } from "~/modules/changes/words/preview-in-words";
import { inputOfScenario } from "~/modules/changes/domain/evaluation/scenario";
import { parseScenario } from "~/modules/changes/schemas/scenario-schema";
import { SERVICE_DESK, TARIFFS } from "~/modules/changes/testing/scenarios";
import { readerIn } from "~/platform/texts/texts.server";
import { parseProvision } from "~/modules/onboarding/server/parse-provision.server";

const DOCUMENT = readFileSync(fileURLToPath(new URL("../../docs/interfaces.md", import.meta.url)), "utf8");

describe("the examples of docs/interfaces.md", () => {
  test("the preview is that of the scenario", () => {
    const { previewToken, ...shown } = exampleOf("Preview") as { previewToken: string };
    const preview = evaluate(
      inputOfScenario(parseScenario(exampleOf("Scenario")), TARIFFS, SERVICE_DESK),
      readerIn("nl"),
    );
    expect({ ...preview, previewToken: "" }).toEqual({ ...shown, previewToken: "" });
    expect(preview.previewToken).toMatch(new RegExp(`^${previewToken.replace("…", "")}`));
  });

  test("the order is accepted", () => {
    expect(parseProvision(exampleOf("Order"), TARIFFS)).toMatchObject({ customer: { name: "Bakkerij De Vries B.V." } });
  });
});

/** Returns the JSON below a heading. */
function exampleOf(heading: string): unknown {
  const [, section = ""] = DOCUMENT.split(`\n## ${heading}\n`);
  const json = /```json\n([\s\S]*?)\n```/.exec(section)?.[1];
  return JSON.parse(json ?? "null");
}
