import { formatDate } from "~/format/format-date";
import type { Reader } from "~/format/texts";
import type { NumberPromise } from "../domain/number-list";

/** Returns who gets a number, and from which day: "Sanne, vanaf 1 december". */
export function promiseWords({ name, from }: NumberPromise, reader: Reader): string {
  const t = reader.texts("people", "names");
  const who = name ?? t("newUser");
  return from === null ? who : `${who}, ${t("fromDate", { date: formatDate(from, "row", reader.language) })}`;
}
