import { USAGE_CATEGORY_KEYS } from "./usage-category-keys";
import type { Reader } from "~/format/texts";
import { formatPhone } from "~/format/format-phone";
import { NO_COST_CENTRE, type UsageSelection } from "../domain/reports/usage-filter";
import { destinationWords } from "./destination-words";

/** Of what the usage is meant, beside its period: `T. Postma, Internationaal`; empty: of everything. */
export function selectionWords(
  { category, module, costCentre, destination, number }: UsageSelection,
  profileName: string | null,
  reader: Reader,
): string {
  const t = reader.texts("usage", "names");
  const words = [
    profileName,
    number && formatPhone(number),
    category && t(USAGE_CATEGORY_KEYS[category]),
    module && t(`category.${module}`),
    destination && destinationWords(destination, reader),
    costCentre === NO_COST_CENTRE ? t("noCostCentre") : costCentre,
  ];
  return words.filter((each) => each !== null).join(", ");
}
