import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { safeNextPath } from "./next-path";

describe("signing in leads to a page of the portal", () => {
  test.each([
    { asked: "/invoices", next: "/invoices", because: "it is a page" },
    {
      asked: "/usage?period=2026-10&groupBy=user#table",
      next: "/usage?period=2026-10&groupBy=user#table",
      because: "query and fragment are kept",
    },
    { asked: "/changes/new?lines=a%2Fb", next: "/changes/new?lines=a%2Fb", because: "encoded characters stay encoded" },
    { asked: null, next: "/", because: "nothing was asked" },
    { asked: "", next: "/", because: "nothing was asked" },
    { asked: "https://evil.example/", next: "/", because: "it names another site" },
    { asked: "//evil.example", next: "/", because: "it names another host" },
    { asked: "/\\evil.example", next: "/", because: "browsers read a backslash as a slash" },
    { asked: "/x\\..\\..\\/evil", next: "/", because: "browsers read a backslash as a slash" },
    { asked: "/\t/evil.example", next: "/", because: "browsers drop tabs" },
    { asked: "/.//evil.example", next: "/", because: "what is left after the dots names another host" },
    { asked: "/a/..//evil.example", next: "/", because: "what is left after the dots names another host" },
    { asked: "javascript:alert(1)", next: "/", because: "it is not a path" },
    { asked: "invoices", next: "/", because: "it is relative to an unknown page" },
  ])("$asked → $next, because $because", ({ asked, next }) => {
    expect(safeNextPath(asked)).toBe(next);
  });

  test("whatever is asked, the answer is on this site", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      ":",
      "@",
      "?",
      "#",
      "%2f",
      "\t",
      "\n",
      " ",
      "evil.example",
      "https",
      "é",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const next = safeNextPath(pieces.join(""));
        expect(new URL(next, "https://portal.example/login").origin).toBe("https://portal.example");
      }),
      { numRuns: 2000 },
    );
  });
});
