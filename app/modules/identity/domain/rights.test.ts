import { describe, expect, test } from "vitest";

import { hasRight, isRight, RIGHTS, rightsOf } from "./rights";

describe("rights follow from the role", () => {
  test("the owner has every right", () => {
    expect(rightsOf("owner")).toEqual(RIGHTS);
  });

  test("a member reads everything and changes nothing", () => {
    expect(rightsOf("member")).toEqual(["modules:read", "invoices:read", "usage:read", "changes:read"]);
    expect(hasRight("member", "changes:write")).toBe(false);
  });

  test.each(["changes:write", "modules:read"])("%s is a right", (word) => expect(isRight(word)).toBe(true));
  test.each(["changes", "changes:WRITE", "", "toString"])("%j is not a right", (word) =>
    expect(isRight(word)).toBe(false),
  );
});
