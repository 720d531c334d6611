import { describe, expect, test } from "vitest";

import { parseRequestNote } from "./request-note-schema";
import { submittedChangeSchema } from "./proposal-schema";

function sent(note: object): { reference: string | null; comment: string | null } | string {
  const parsed = submittedChangeSchema.safeParse({ lines: [], ...note });
  if (!parsed.success) return parsed.error.issues.map(({ path }) => path.join(".")).join();
  return { reference: parsed.data.reference, comment: parsed.data.comment };
}

function posted(reference: string, comment = ""): { reference: string | null; comment: string | null } {
  const form = new FormData();
  form.set("reference", reference);
  form.set("comment", comment);
  return parseRequestNote(form);
}

describe("the own reference of a request", () => {
  test.each([
    { given: "PO-4310", kept: "PO-4310", because: "an order number" },
    { given: "  PO-4310 ", kept: "PO-4310", because: "spaces around it say nothing" },
    { given: "", kept: null, because: "an empty field is no reference" },
    { given: "   ", kept: null, because: "spaces alone are no reference" },
    { given: '<b>"4310"</b> & co', kept: '<b>"4310"</b> & co', because: "markup is a text like any other" },
    { given: "=1+1", kept: "=1+1", because: "what a spreadsheet does with it is for the export" },
    { given: "הזמנה 4310", kept: "הזמנה 4310", because: "a script from right to left" },
    { given: "x".repeat(35), kept: "x".repeat(35), because: "35 characters" },
    { given: "😀".repeat(35), kept: "😀".repeat(35), because: "a character counts once, however it is stored" },
  ])("$because", ({ given, kept }) => {
    expect(sent({ reference: given })).toEqual({ reference: kept, comment: null });
    expect(posted(given)).toEqual({ reference: kept, comment: null });
  });

  test.each([
    { given: "x".repeat(36), form: "x".repeat(35), because: "36 characters" },
    { given: "PO\n4310", form: "PO 4310", because: "two lines" },
    { given: "PO\u00004310", form: "PO 4310", because: "a null character" },
    { given: "PO\u202E0134", form: "PO 0134", because: "a reversed direction" },
    { given: "PO\uD8004310", form: "PO\uFFFD4310", because: "half a character" },
  ])("the API refuses $because, the form makes a reference of it", ({ given, form }) => {
    expect(sent({ reference: given })).toBe("reference");
    expect(posted(given)).toEqual({ reference: form, comment: null });
  });
});

describe("the comment of a request", () => {
  test("may have lines, whichever way they end", () => {
    const comment = "Nieuwe collega's\nvan Utrecht";
    expect(sent({ comment: "Nieuwe collega's\r\nvan Utrecht\r\n" })).toEqual({ reference: null, comment });
    expect(posted("", "Nieuwe collega's\r\nvan Utrecht\r\n")).toEqual({ reference: null, comment });
  });

  test("has at most 500 characters, and no control characters", () => {
    expect(sent({ comment: "x".repeat(500) })).toEqual({ reference: null, comment: "x".repeat(500) });
    expect(sent({ comment: "x".repeat(501) })).toBe("comment");
    expect(sent({ comment: "a\u0007b" })).toBe("comment");
    expect(posted("", "x".repeat(600))).toEqual({ reference: null, comment: "x".repeat(500) });
  });
});
