import { describe, expect, test } from "vitest";

import { themeCookie, themeOf } from "./theme";

describe("the chosen theme", () => {
  test.each([
    { cookies: "theme=dark", theme: "dark", because: "it stands alone" },
    { cookies: "session=x; theme=light; language=y", theme: "light", because: "it stands among others" },
    { cookies: "mytheme=dark", theme: null, because: "the name of another cookie ends the same way" },
    { cookies: "theme=blue", theme: null, because: "it does not exist" },
    { cookies: null, theme: null, because: "there is none" },
  ])("of $cookies is $theme: $because", ({ cookies, theme }) => {
    expect(themeOf(cookies)).toBe(theme);
  });

  test("a choice comes back, no choice follows the system again", () => {
    expect(themeOf(themeCookie("dark", true).split(";")[0] ?? "")).toBe("dark");
    expect(themeCookie(null, false)).toContain("Max-Age=0");
  });
});
