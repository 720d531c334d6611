import { expect, test } from "vitest";

import { icons } from "./icons";

test.each(Object.entries(icons))("icon %s has a drawing", (_name, drawing) => {
  expect(drawing).toMatch(/^(<(path|rect|circle|line|polyline)( [a-z0-9]+="[^"<>&]+")+\/>)+$/);
});
