import { describe, expect, test } from "vitest";

import { isEmail, normalizeEmail } from "./email-address";

test("an address is kept without space around it and in lower case", () => {
  expect(normalizeEmail("  Jan.DeVries@Bakkerij.Example ")).toBe("jan.devries@bakkerij.example");
});

describe("an address", () => {
  test.each(["jan@bakkerij.example", "jan+insight@mail.bakkerij.example", "j@x.nl", "josé@café.example"])(
    "%s looks like one",
    (address) => expect(isEmail(address)).toBe(true),
  );
  test.each([
    "",
    "jan",
    "jan@",
    "@x.nl",
    "jan@x",
    "jan@@x.nl",
    "jan @x.nl",
    "jan\u0000@x.nl",
    "a@b.nl,c@d.nl",
    `${"x".repeat(250)}@x.nl`,
  ])("%j does not", (address) => expect(isEmail(address)).toBe(false));
});
