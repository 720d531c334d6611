import { expect, test } from "vitest";

import { formatHiddenNumber } from "./hidden-number-words";

test.each([
  { shown: "+31301234567", hiddenDigits: 0, words: "030 123 45 67" },
  { shown: "+3130123", hiddenDigits: 4, words: "030 123 •• ••" },
  { shown: "+49151123", hiddenDigits: 4, words: "+49 151 123 ••••" },
  { shown: "+31800", hiddenDigits: 4, words: "0800-••••" },
  { shown: "", hiddenDigits: 3, words: "•••" },
  { shown: "", hiddenDigits: 0, words: "" },
])("$shown and $hiddenDigits hidden digits read $words", ({ words, ...number }) => {
  expect(formatHiddenNumber(number)).toBe(words);
});
