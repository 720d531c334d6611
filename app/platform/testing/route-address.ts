/** Returns the address of a route by its file in `app/routes`: `./invoices.$number._index.tsx` → `/invoices/2026-000001`.
 *  A parameter without a value is left out. */
export function routeAddress(file: string, params: Readonly<Record<string, string>>): string {
  const parts = file
    .replace(/^\.\/|\.tsx?$/g, "")
    .replaceAll("[.]", "\0")
    .split(".")
    .filter((part) => part !== "_index")
    .map((part) => part.replace(/_$/, "").replace(/^\$(\w+)/, (_hole, name: string) => params[name] ?? ""));
  return `/${parts.join("/").replaceAll("\0", ".")}`;
}
