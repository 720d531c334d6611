const HOME = "/";

/** Where to go after signing in: the path asked for when it is one of this portal, else home. Whatever a browser could read as
 *  another site (`//evil`, `/\evil`, a scheme, control characters) is home. */
export function safeNextPath(asked: string | null | undefined): string {
  if (asked === null || asked === undefined || !/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(asked)) return HOME;
  const base = "http://portal.invalid";
  const url = URL.canParse(asked, base) ? new URL(asked, base) : null;
  if (url === null || url.origin !== base || url.pathname.startsWith("//")) return HOME;
  return `${url.pathname}${url.search}${url.hash}`;
}
