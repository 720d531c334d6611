import { describe, expect, test } from "vitest";

import { priceListOn } from "~/modules/catalogue/domain/catalogue";
import { scenarioInput, type JsonLine } from "../../testing/scenarios";
import { assess } from "./assess";
import { chargedForOrder } from "./charged-for-order";

const webex = (profileId: string, productCode = "VOICE_WEBEX_STANDAARD"): JsonLine => ({
  action: "add-option",
  profileId,
  productCode,
});
const stop = (profileId: string): JsonLine => ({ action: "remove-profile", profileId });

describe("R4.3 which line carries what is charged once for the whole order", () => {
  test.each([
    { because: "the first of two", lines: [webex("p1"), webex("p2")], expected: [0], cents: [1_500, 0] },
    { because: "the second once the first is gone", lines: [webex("p2")], expected: [0], cents: [1_500] },
    {
      because: "a refused line carries nothing",
      lines: [webex("nobody"), webex("p2")],
      expected: [1],
      cents: [0, 1_500],
    },
    {
      because: "each product of its own",
      lines: [webex("p1"), webex("p2", "VOICE_REPORTING_BASIS")],
      expected: [0, 1],
      cents: [1_500, 1_500],
    },
    {
      because: "what is charged per user is of its line",
      lines: [stop("p1"), { action: "add-profile", productCode: "VOICE_PROFILE_PRO", quantity: 1 }],
      expected: [],
      cents: [0, 1_500],
    },
  ])("$because", ({ lines, expected, cents }) => {
    const input = scenarioInput({ lines });
    const { products } = priceListOn(input.priceBook, input.proposal.receivedOn);
    const assessed = assess(input).lines;
    expect(assessed.map(({ oneTimeCents }) => oneTimeCents)).toEqual(cents);
    const charged = chargedForOrder(
      assessed,
      (code) => products.get(code) ?? null,
      input.rulePack.fit.phoneProductCode,
    );
    expect([...charged]).toEqual(expected);
  });
});
