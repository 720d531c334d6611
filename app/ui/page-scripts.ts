/** False for a page that only shows: its links, forms and popovers work without a script, so it is sent without any, at half the
 *  bytes. Its route says so: `export const handle = { scripts: false }`. */
export function needsScripts(handle: unknown): boolean {
  return !(typeof handle === "object" && handle !== null && "scripts" in handle && handle.scripts === false);
}
