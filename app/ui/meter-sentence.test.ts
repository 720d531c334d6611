import { describe, expect, test } from "vitest";

import { readerIn } from "~/platform/texts/texts.server";

import { freeOf, meterSentence, type MeterFigures } from "./meter-sentence";
import type { Reader } from "~/format/texts";

const inTexts =
  (reader: Reader) =>
  (figures: Partial<MeterFigures>): string =>
    meterSentence({ allowance: 3, used: 0, queued: 0, now: 0, over: 0, ...figures }, reader);

describe("R2 the downscale room in one sentence", () => {
  const dutch = inTexts(readerIn("nl"));

  test.each([
    { figures: {}, sentence: "Van 3 plekken zijn er 3 vrij", because: "nothing is used" },
    {
      figures: { used: 1, queued: 1, now: 1 },
      sentence: "Van 3 plekken is er 1 gebruikt, is er 1 ingepland en vraagt deze aanvraag er 1",
      because: "it fits exactly",
    },
    {
      figures: { used: 2, now: 1, over: 2 },
      sentence: "Van 3 plekken zijn er 2 gebruikt en vraagt deze aanvraag er 3; dat zijn er 2 te veel",
      because: "the requested ones and those beyond the room both count",
    },
    {
      figures: { allowance: 15, used: 5, queued: 1, now: 3 },
      sentence: "Van 15 plekken zijn er 5 gebruikt, is er 1 ingepland, vraagt deze aanvraag er 3 en zijn er 6 vrij",
      because: "every kind is named",
    },
    { figures: { allowance: 1 }, sentence: "Van 1 plek is er 1 vrij", because: "one takes the singular" },
    { figures: { allowance: 0 }, sentence: "Er zijn geen plekken", because: "a quarter of three is none" },
    {
      figures: { allowance: 0, over: 1 },
      sentence: "Er zijn geen plekken; deze aanvraag vraagt er 1; dat is er 1 te veel",
      because: "without room every one is too many",
    },
  ])("$sentence: $because", ({ figures, sentence }) => {
    expect(dutch(figures)).toBe(sentence);
  });

  test("English says the same", () => {
    expect(inTexts(readerIn("en"))({ used: 2, now: 1, over: 1 })).toBe(
      "Of 3 places 2 are used and this request asks for 2; that is 1 too many",
    );
  });

  test("the free places are never below zero, even when more was used than a new year allows", () => {
    expect(freeOf({ allowance: 1, used: 2, queued: 1, now: 0, over: 0 })).toBe(0);
  });
});
