import { describe, expect, test } from "vitest";

import { parsePasswordChange } from "./password-forms";
import { parsePreferences } from "./preferences-form";
import { parseSignInForm } from "./sign-in-form";

function form(fields: Readonly<Record<string, string | File>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

describe("the sign-in form", () => {
  test("gives address and password; the password stays exactly as typed", () => {
    expect(parseSignInForm(form({ email: " jan@bakkerij.example ", password: " met spaties " }))).toEqual({
      ok: true,
      email: "jan@bakkerij.example",
      password: " met spaties ",
    });
  });

  test.each([
    { fields: {}, errors: { email: "emailMissing", password: "passwordMissing" }, because: "nothing was filled in" },
    { fields: { email: "jan", password: "x" }, errors: { email: "emailInvalid" }, because: "that is not an address" },
    {
      fields: { email: "", password: "" },
      errors: { email: "emailMissing", password: "passwordMissing" },
      because: "both are empty",
    },
    {
      fields: { email: "j@x.nl", password: new File([], "x") },
      errors: { password: "passwordMissing" },
      because: "a file is not a password",
    },
    {
      fields: { email: "j@x.nl", password: "x".repeat(1001) },
      errors: { password: "passwordTooLong" },
      because: "nobody types that",
    },
  ])("names every wrong field when $because", ({ fields, errors }) => {
    expect(parseSignInForm(form(fields as Record<string, string | File>))).toEqual({ ok: false, errors });
  });
});

test("changing a password requires both passwords", () => {
  expect(parsePasswordChange(form({ next: "x" }))).toEqual({ ok: false, errors: { current: "passwordMissing" } });
});

test("preferences that are not understood count as absent", () => {
  expect(parsePreferences(form({ theme: "purple", language: "en", returnTo: "/usage", extra: "1" }))).toEqual({
    theme: undefined,
    language: "en",
    returnTo: "/usage",
  });
});
