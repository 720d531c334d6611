import { describe, expect, test } from "vitest";

import { linkUrl, tokenIdOf } from "./link-token.server";

const settings = { baseUrl: "https://portal.example", linkSecret: "a-secret-of-at-least-32-characters" };
const id = "0f8fad5b-d9cb-469f-a165-70867728950e";
const token = (link: string): string => link.split("/").at(-1) ?? "";

describe("R8.1 a link carries its id and a MAC over it", () => {
  test("and opens the page of its kind", () => {
    expect(linkUrl(settings, "invitation", id)).toMatch(
      /^https:\/\/portal\.example\/invitation\/0f8fad5b-[^/]+\.[\w-]{43}$/,
    );
    expect(linkUrl(settings, "password-reset", id)).toContain("/reset/");
    expect(tokenIdOf(settings, "invitation", token(linkUrl(settings, "invitation", id)))).toBe(id);
  });

  const invitation = token(linkUrl(settings, "invitation", id));
  test.each([
    { token: token(linkUrl(settings, "password-reset", id)), because: "it is of the other kind" },
    {
      token: token(linkUrl({ ...settings, linkSecret: "b-secret-of-at-least-32-characters" }, "invitation", id)),
      because: "another key made it",
    },
    { token: invitation.replace("0f8f", "1f8f"), because: "the id was changed" },
    { token: `${invitation.slice(0, -1)}${invitation.endsWith("A") ? "Q" : "A"}`, because: "the MAC was changed" },
    { token: invitation.slice(0, -1), because: "it was cut" },
    { token: `${invitation}=`, because: "something was added" },
    { token: id, because: "it has no MAC" },
    { token: "", because: "it is empty" },
  ])("is not valid when $because", ({ token: changed }) => {
    expect(tokenIdOf(settings, "invitation", changed)).toBeNull();
  });
});
