const HOME = "/";

/** Where to go after signing in: the path asked for when it is one of this portal, else home. Whatever a browser could read as
 *  another site (`//evil`, `/\evil`, a scheme, control characters) is home. */
export function safeNextPath(requested: string | null | undefined): string {
  const path = requested ?? "";
  const base = "http://portal.invalid";
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) || !URL.canParse(path, base)) return HOME;
  const { origin, pathname, search, hash } = new URL(path, base);
  return origin === base && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : HOME;
}
