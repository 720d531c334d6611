import { expect, test } from "vitest";

import { groupBy } from "./group-by";

test("groups and their members come in order of appearance", () => {
  const groups = groupBy(["pear", "apple", "plum", "apricot"], (fruit) => fruit.charAt(0));
  expect([...groups]).toEqual([
    ["p", ["pear", "plum"]],
    ["a", ["apple", "apricot"]],
  ]);
  expect(groupBy([], () => "")).toEqual(new Map());
});
