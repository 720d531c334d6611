import { USAGE_CATEGORY_KEYS } from "./usage-category-keys";
import { countryName } from "~/format/country-name";
import type { Reader } from "~/format/texts";
import { USAGE_CATEGORIES } from "../domain/usage-record";

/** A destination is a country where there is one, else a kind of usage. */
export function destinationWords(destination: string, reader: Reader): string {
  if (/^[A-Z]{2}$/.test(destination)) return countryName(destination, reader.language);
  if (destination === "satellite") return reader.texts("usage")("satellite");
  return categoryWords(destination, reader);
}

/** A kind of usage; what is none stands as it is. */
export function categoryWords(key: string, reader: Reader): string {
  const category = USAGE_CATEGORIES.find((known) => known === key);
  return category === undefined ? key : reader.texts("usage", "names")(USAGE_CATEGORY_KEYS[category]);
}
