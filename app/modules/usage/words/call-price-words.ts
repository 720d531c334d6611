import { countryName } from "~/format/country-name";
import type { Reader } from "~/format/texts";
import type { CallPrice } from "../domain/tariffs/call-price";
import { destinationWords } from "./destination-words";

/** Returns where calls of a price go: `België, mobiel nummer`, `Nummers die beginnen met 0900`. */
export function callPriceWords({ called, destination, prefix }: CallPrice, reader: Reader): string {
  const t = reader.texts("tariffs", "names");
  if (called === "free") return t("usage.free-number");
  if (prefix !== null) return t("paidNumbers", { prefix });
  const kind = t(`called.${called}`);
  return destination === null ? capitalised(kind) : `${destinationWords(destination, reader)}, ${kind}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Returns names of countries in the order of their letters. */
export function countryNames(codes: readonly string[], reader: Reader): string[] {
  return codes
    .map((code) => (code.length === 2 ? countryName(code, reader.language) : destinationWords(code, reader)))
    .toSorted((a, b) => a.localeCompare(b, reader.language));
}
