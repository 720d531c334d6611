/** The value of a cookie in a `Cookie` header, null without one. Cookies of others that are malformed do no harm. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    const value = part.slice(at + 1).trim();
    return value === "" ? null : value;
  }
  return null;
}

/** The headers of an answer that sets several cookies. */
export function cookieHeaders(...setCookies: readonly string[]): Headers {
  return new Headers(setCookies.map((setCookie): [string, string] => ["Set-Cookie", setCookie]));
}
