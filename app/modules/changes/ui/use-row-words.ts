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

/** What a request does to a profile: when, and why it costs a fee if it does. */
export type RowWords = { readonly words: string; readonly over: string | null };

/** Returns what the request does to each profile that it is about, in words for its row. */
export function useRowWords(
  { lines, preview, assessment }: ChangeDeskState,
  products: ReadonlyMap<string, Product>,
): ReadonlyMap<string, RowWords> {
  const reader = useReader();
  return useMemo(() => {
    const t = reader.texts("changes", "names");
    const said = new Map<string, RowWords>();
    for (const [index, { line }] of lines.entries()) {
      const profileId = profileIdOf(line);
      const judged = preview.lines[index];
      const date = judged?.date ?? null;
      if (profileId === null || profileId === "" || judged === undefined || date === null) continue;
      const before = said.get(profileId);
      const cover = assessment.lines[index]?.allowance?.cover;
      const over = judged.buyOutCents === 0 ? null : t(cover === "with-device" ? "withDeviceAlwaysFee" : "overBadge");
      said.set(profileId, {
        words: before?.words ?? wordsOf(line, date),
        over: before?.over ?? over,
      });
    }
    return said;

    function wordsOf(line: ChangeLine, on: LocalDate): string {
      const date = formatDate(on, "row", reader.language);
      if (line.action === "remove-profile") return t("pendingRemoval", { date });
      const product =
        line.action === "convert-profile"
          ? productName(products, line.toProductCode)
          : line.action === "hand-over"
            ? (line.name ?? null)
            : null;
      return product === null ? t("fromDate", { date }) : t("pendingConversion", { product, date });
    }
  }, [lines, preview, assessment, products, reader]);
}

/** Profiles with a queued line, which takes no second one until it is executed or cancelled, with it in words. */
export function usePending(
  { snapshot }: ChangeView,
  products: ReadonlyMap<string, Product>,
): ReadonlyMap<string, Pending> {
  const reader = useReader();
  return useMemo(() => {
    const t = reader.texts("changes", "names");
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
