import type { Product } from "~/modules/catalogue/domain/catalogue";
import { expansionCents } from "~/modules/catalogue/domain/catalogue";
import { formatCents } from "~/format/format-money";
import type { Reader } from "~/format/texts";

/** What an option costs: per month, and once where it is not in use yet. "€ 5,00 per maand, € 90,00 eenmalig" */
export function optionPrice(option: Product, isInUse: boolean, reader: Reader): string {
  const { language } = reader;
  const t = reader.texts("changes", "names");
  const onceCents = isInUse ? 0 : expansionCents(option);
  const monthly = t("perMonthAmount", { amount: formatCents(option.monthlyCents, language) });
  if (onceCents === 0) return monthly;
  const once = t("onceAmount", { amount: formatCents(onceCents, language) });
  return option.monthlyCents === 0 ? once : `${monthly}, ${once}`;
}
