/** Returns the value of a cookie in a `Cookie` header, or null. Malformed other cookies are ignored. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    const value = part.slice(at + 1).trim();
    return value === "" ? null : value;
  }
  return null;
}

/** Returns the headers of a response that sets several cookies. */
export function cookieHeaders(...setCookies: readonly string[]): Headers {
  return new Headers(setCookies.map((setCookie): [string, string] => ["Set-Cookie", setCookie]));
}
