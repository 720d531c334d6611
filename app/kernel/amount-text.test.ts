import { expect, test } from "vitest";

import { centsOfText } from "./amount-text";

test.each([
  { text: "0", cents: 0, because: "zero is an amount" },
  { text: "232,50", cents: 23_250, because: "a comma before cents" },
  { text: "232.50", cents: 23_250, because: "or a point" },
  { text: "€\u00A01.232,50", cents: 123_250, because: "as it is shown in Dutch" },
  { text: "€ 1,232.50", cents: 123_250, because: "as it is shown in English" },
  { text: "1.232", cents: 123_200, because: "three digits behind a mark are thousands" },
  { text: " 75 ", cents: 7_500, because: "whole euros" },
  { text: "7,5", cents: null, because: "could be seven and a half, or seventy-five" },
  { text: "-1", cents: null, because: "nothing below zero" },
  { text: "", cents: null, because: "nothing typed" },
  { text: "12 euro", cents: null, because: "words" },
  { text: "99999999999999999999", cents: null, because: "more than can be counted" },
])("$text is $cents: $because", ({ text, cents }) => {
  expect(centsOfText(text)).toBe(cents);
});
