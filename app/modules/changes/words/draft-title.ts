import type { Reader } from "~/format/texts";

/** Returns what a draft is called: its name, or what stands for the one that is being put together now. */
export function draftTitle(name: string | null, reader: Reader): string {
  return name ?? reader.texts("changes")("draftCurrent");
}
