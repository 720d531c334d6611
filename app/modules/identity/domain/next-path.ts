const HOME = "/";

/** Returns where to go after signing in: the requested path when it is one of this portal, otherwise home. Anything
 *  that a browser could interpret as another site (`//evil`, `/\evil`, a scheme, control characters) leads home. */
export function safeNextPath(requested: string | null | undefined): string {
  const path = requested ?? "";
  const base = "http://portal.invalid";
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) || !URL.canParse(path, base)) return HOME;
  const { origin, pathname, search, hash } = new URL(path, base);
  return origin === base && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : HOME;
}
