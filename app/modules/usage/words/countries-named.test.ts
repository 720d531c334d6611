import { expect, test } from "vitest";
import { COUNTRIES } from "../server/find-call-prices.server";
import { countriesNamed } from "./countries-named";

test.each([
  { words: "België", first: ["BE"] },
  { words: "BELGIE", first: ["BE"] },
  { words: "Belgium", first: ["BE"] },
  { words: "be", first: ["BE"] },
  { words: "duitsland", first: ["DE"] },
  { words: "Engeland", first: ["GB"] },
  { words: "u.k.", first: [] },
  { words: "Curacao", first: ["CW"] },
  { words: "  turkije ", first: ["TR"] },
  { words: "Niger", first: ["NE"] },
  { words: "%", first: [] },
  { words: "(.*)+", first: [] },
  { words: "Verenigde Staten", first: ["US"] },
])("$words is $first", ({ words, first }) => {
  expect(countriesNamed(words, COUNTRIES)).toEqual(first);
});

test("part of a name finds every country with it, those that begin with it first", () => {
  const found = countriesNamed("guinea", COUNTRIES);
  expect(found).toEqual(["GN"]);
  expect(countriesNamed("Sint", COUNTRIES)).toContain("SX");
  expect(countriesNamed("nederland", COUNTRIES)[0]).toBe("NL");
});
