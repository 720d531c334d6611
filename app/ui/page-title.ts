import { readerOf, unpacked, type Reader } from "~/format/texts";
import { pageTextsIn } from "./page-texts";
import type { Shell } from "./shell";
import { DEFAULT_LANGUAGE, type Language } from "~/kernel/language";

type Match = { readonly id: string; readonly data: unknown };
type RootData = { readonly shell: Shell; readonly language: Language };

/** What a page answers for `meta`: its title, in the texts that the page brought, with the name of the portal behind it. `matches` is what
 *  `meta` is given. */
export function pageTitle(
  matches: readonly (Match | undefined)[],
  title: (reader: Reader) => string,
): { title: string }[] {
  const root = matches.find((match) => match?.id === "root")?.data as RootData | undefined;
  const own = title(readerOf(root?.language ?? DEFAULT_LANGUAGE, unpacked(pageTextsIn(matches))));
  return [{ title: root === undefined ? own : `${own} – ${root.shell.brandName}` }];
}
