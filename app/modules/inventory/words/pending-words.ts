import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { formatDate } from "~/format/format-date";
import type { Reader } from "~/format/texts";
import type { PendingChange } from "../domain/pending-change";

/** What is going to happen to a user, in a few words: "Stopt op di 24 nov". */
export function pendingWords(change: PendingChange, reader: Reader): string {
  const { language } = reader;
  const t = reader.texts("modules");
  const on = formatDate(change.on, "row", language);
  const product = shortProductName(change.productName ?? "");
  switch (change.action) {
    case "remove-profile":
      return t("pendingRemoval", { on });
    case "convert-profile":
      return t("pendingConversion", { product, on });
    case "add-option":
      return t("pendingOption", { product, on });
    case "remove-option":
      return t("pendingOptionEnd", { product, on });
    case "hand-over":
      return t("pendingHandOver", { on });
    case "order-phone":
      return t("pendingPhone", { on });
    default:
      return change.action satisfies never;
  }
}
