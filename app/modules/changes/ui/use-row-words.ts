import { useMemo } from "react";

import type { LocalDate } from "~/kernel/local-date";
import type { Product } from "~/modules/catalogue/domain/catalogue";
import { formatDate } from "~/format/format-date";
import { useReader } from "~/ui/texts";
import { profileIdOf, type ChangeLine } from "../domain/change-line";
import { lockedUsers } from "../domain/desk/locked-users";
import { productName } from "../words/product-name";
import type { ChangeView } from "./change-view";
import type { Pending } from "./line-row";
import type { ChangeDeskState } from "./use-change-desk";

/** What a request does to a profile: when, and whether it is beyond the allowance. */
export type RowWords = { readonly words: string; readonly isOver: boolean };

/** Returns what the request does to each profile that it is about, in words for its row. */
export function useRowWords(
  { lines, preview }: ChangeDeskState,
  products: ReadonlyMap<string, Product>,
): ReadonlyMap<string, RowWords> {
  const reader = useReader();
  return useMemo(() => {
    const t = reader.texts("changes");
    const said = new Map<string, RowWords>();
    for (const [index, { line }] of lines.entries()) {
      const profileId = profileIdOf(line);
      const judged = preview.lines[index];
      if (profileId === null || profileId === "" || judged === undefined || judged.date === null) continue;
      const isOver = judged.buyOutCents > 0;
      const before = said.get(profileId);
      const words = before?.words ?? wordsOf(line, judged.date);
      said.set(profileId, { words, isOver: isOver || before?.isOver === true });
    }
    return said;

    function wordsOf(line: ChangeLine, on: LocalDate): string {
      const date = formatDate(on, "row", reader.language);
      switch (line.action) {
        case "remove-profile":
          return t("pendingRemoval", { date });
        case "convert-profile":
          return t("pendingConversion", { product: productName(products, line.toProductCode), date });
        case "hand-over":
          return line.name == null ? t("rowFrom", { date }) : t("pendingConversion", { product: line.name, date });
        default:
          return t("rowFrom", { date });
      }
    }
  }, [lines, preview, products, reader]);
}

/** Profiles with a queued line, which takes no second one until it is executed or cancelled, with it in words. */
export function usePending(
  { snapshot }: ChangeView,
  products: ReadonlyMap<string, Product>,
): ReadonlyMap<string, Pending> {
  const reader = useReader();
  return useMemo(() => {
    const t = reader.texts("changes");
    const locks = [...lockedUsers(snapshot)].map(([id, { requestId, line, date: day }]) => {
      const date = day === null ? "" : formatDate(day, "row", reader.language);
      const words =
        line.action === "remove-profile"
          ? t("pendingRemoval", { date })
          : t("pendingConversion", { product: productName(products, line.toProductCode), date });
      return [id, { requestId, words }] as const;
    });
    return new Map(locks);
  }, [snapshot, products, reader]);
}
