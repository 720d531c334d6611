import { expect, test } from "vitest";

import { tariffDifferences } from "./tariff-differences";

test.each([
  { because: "the same", file: { a: 1, b: [1, null] }, stored: { b: [1, null], a: 1 }, differences: [] },
  { because: "a value", file: { a: { b: 2 } }, stored: { a: { b: 1 } }, differences: ["a.b is 2, not 1"] },
  { because: "a text", file: { a: "x" }, stored: { a: null }, differences: ['a is "x", not null'] },
  { because: "a new key", file: { a: [] }, stored: {}, differences: ["a is present, not absent"] },
  { because: "a key that is gone", file: {}, stored: { a: 0 }, differences: ["a is absent, not 0"] },
  { because: "one more row in a list", file: { a: [1, 2] }, stored: { a: [1] }, differences: ["a.1 is 2, not absent"] },
  {
    because: "an emptied list",
    file: { a: [] },
    stored: { a: [{ b: 1 }] },
    differences: ["a.0 is absent, not present"],
  },
])("$because", ({ file, stored, differences }) => {
  expect(tariffDifferences(file, stored)).toEqual(differences);
});
