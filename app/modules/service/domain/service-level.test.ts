import { describe, expect, test } from "vitest";

import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import { serviceLevelOf } from "./service-level";

describe("R9.1 what counts for a major outage", () => {
  test.each(["standard", "premium"])("of %s: that level, for mobile best effort", (ofContract) => {
    expect(CATEGORIES.map((category) => [category, serviceLevelOf(category, ofContract)])).toEqual([
      ["internet", ofContract],
      ["voice", ofContract],
      ["mobile", "best-effort"],
      ["tv", ofContract],
    ]);
  });
});
