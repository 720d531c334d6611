import { describe, expect, test } from "vitest";

import { isSingleLineText, toSingleLine, hasLetterOrDigit } from "./single-line-text";

describe("text on one line", () => {
  test.each([
    'Jansen & Zn <"B.V.">',
    "Café 😀👩‍💻",
    "日本電信 株式会社",
    "شركة الاتصالات",
    "Zoe\u0308",
    "=cmd()|'/C calc'!A0",
    "",
  ])("%s", (text) => {
    expect(isSingleLineText(text)).toBe(true);
  });

  test.each([
    { text: "a\u0000b", because: "NUL, which the database can't keep" },
    { text: "Jan\r\nBcc: someone@example.nl", because: "a line break, which begins a header of a mail" },
    { text: "a\tb", because: "a tab" },
    { text: "a\u001B[2J", because: "an escape" },
    { text: "a\u2028b", because: "a line separator" },
    { text: "a\uD800b", because: "half of a pair" },
    { text: "a\uFFFEb", because: "a noncharacter, which XML forbids" },
    { text: "exe.\u202Efdp", because: "a mark that reverses the direction" },
  ])("not $because; a space takes its place", ({ text }) => {
    expect(isSingleLineText(text)).toBe(false);
    expect(isSingleLineText(toSingleLine(text))).toBe(true);
  });

  test("text that is on one line stays as it is, except for spaces", () => {
    expect(toSingleLine(" Zoe\u0308  de\tBoer 😀 ")).toBe("Zoe\u0308 de Boer 😀");
    expect(toSingleLine("€\u00A0346,06")).toBe("€\u00A0346,06");
  });

  test.each([
    { text: "K", says: true },
    { text: "日", says: true },
    { text: "2", says: true },
    { text: "\u200B", says: false },
    { text: "---", says: false },
  ])("$text says something: $says", ({ text, says }) => {
    expect(hasLetterOrDigit(text)).toBe(says);
  });
});
