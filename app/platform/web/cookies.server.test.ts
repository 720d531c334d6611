import { describe, expect, test } from "vitest";

import { readCookie } from "./cookies.server";

describe("a cookie is found by its whole name", () => {
  test.each([
    { header: "session=abc", found: "abc", because: "it stands alone" },
    { header: "theme=dark; session=abc; x=1", found: "abc", because: "it stands among others" },
    { header: "theme=dark;session=abc", found: "abc", because: "the space is not required" },
    { header: "broken=%E0%A4%A; session=abc", found: "abc", because: "another's malformed cookie does no harm" },
    { header: "session2=abc; my-session=abc", found: null, because: "part of a name is another name" },
    { header: "session=", found: null, because: "it is empty" },
    { header: "session", found: null, because: "it has no value" },
    { header: null, found: null, because: "there is no header" },
  ])("$header → $found, because $because", ({ header, found }) => {
    expect(readCookie(header, "session")).toBe(found);
  });
});
