import { formatPhone } from "~/format/format-phone";
import type { Language } from "~/kernel/language";
import { NO_COST_CENTRE, type UsageSelection } from "../domain/reports/usage-filter";
import { destinationWords } from "./destination-words";

/** Of what the usage is meant, beside its period: `T. Postma, Internationaal`; empty: of everything. */
export function selectionWords(
  { category, module, costCentre, destination, number }: UsageSelection,
  profileName: string | null,
  language: Language,
  t: (key: string) => string,
): string {
  const words = [
    profileName,
    number && formatPhone(number),
    category && t(`category.${category}`),
    module && t(`module.${module}`),
    destination && destinationWords(destination, language, t),
    costCentre === NO_COST_CENTRE ? t("noCostCentre") : costCentre,
  ];
  return words.filter((each) => each !== null).join(", ");
}
