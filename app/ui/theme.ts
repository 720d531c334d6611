/** Which theme the user chose; without a choice the page follows the system. */
export type Theme = "light" | "dark";

const ONE_YEAR_SECONDS = 31_536_000;

export function isTheme(value: unknown): value is Theme {
  return value === "light" || value === "dark";
}

/** The choice in a `Cookie` header (or `document.cookie`), null without one. */
export function themeOf(cookies: string | null): Theme | null {
  const value = /(?:^|;\s*)theme=(\w+)/.exec(cookies ?? "")?.[1];
  return isTheme(value) ? value : null;
}

/** The cookie that keeps the choice; the browser may read it, there is nothing secret in it. Null follows the system again. */
export function themeCookie(theme: Theme | null, isSecure: boolean): string {
  const lifetime = theme === null ? 0 : ONE_YEAR_SECONDS;
  return `theme=${theme ?? ""}; Path=/; Max-Age=${String(lifetime)}; SameSite=Lax${isSecure ? "; Secure" : ""}`;
}
