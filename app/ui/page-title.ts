import type { Shell } from "./shell";

type Match = { readonly id: string; readonly data: unknown };

/** What a page answers for `meta`: its title with the name of the portal behind it. `matches` is what `meta` is given. */
export function pageTitle(title: string, matches: readonly (Match | undefined)[]): { title: string }[] {
  const root = matches.find((match) => match?.id === "root")?.data as { readonly shell: Shell } | undefined;
  return [{ title: root === undefined ? title : `${title} – ${root.shell.brandName}` }];
}
