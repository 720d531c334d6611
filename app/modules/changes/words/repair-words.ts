import { formatList } from "~/format/format-list";
import { formatPhone } from "~/format/format-phone";
import type { Reader } from "~/format/texts";
import type { Repair } from "../domain/desk/repaired-lines";
import { findingWords } from "./finding-words";

/** What became of a line that is asked again. `line` is the line in words. */
export function repairWords(repair: Repair, line: string, reader: Reader): string {
  const t = reader.texts("changes");
  switch (repair.kind) {
    case "as-asked":
      return t("repair.as-asked", { line });
    case "left-out":
      return t("repair.left-out", { line, because: findingWords(repair.finding, reader) });
    case "options-go":
      return t("repair.options-go", {
        line,
        count: repair.options.length,
        options: formatList(
          repair.options.map(({ name }) => name),
          reader.language,
        ),
      });
    case "other-number": {
      const asked = formatPhone(repair.asked);
      return repair.e164 === null
        ? t("repair.no-number", { line, asked })
        : t("repair.other-number", { line, asked, number: formatPhone(repair.e164) });
    }
    default:
      return repair satisfies never;
  }
}
