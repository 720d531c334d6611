import { formatDecimals } from "~/format/format-number";
import type { Language } from "~/kernel/language";
import { CSV_START, csvEuros, csvLine, type CsvForm } from "~/platform/csv/csv-text.server";
import { readerIn } from "~/platform/texts/texts.server";
import { countryNames } from "../words/call-price-words";
import { tariffSections } from "../words/tariff-rows";
import type { Tariffs } from "./get-tariffs.server";

const COLUMNS = [
  "part",
  "code",
  "name",
  "module",
  "per",
  "country",
  "monthly",
  "firstInstall",
  "expansion",
  "zone",
  "start",
  "fixed",
  "mobile",
  "unitPrice",
  "includedIn",
  "source",
  "since",
  "notes",
] as const;
type Column = (typeof COLUMNS)[number];

/** Returns every price of a day as CSV: products, numbers, countries, paid numbers and mobile rates, one a line. Amounts are
 *  euros without VAT, rates as exact as they are known. */
export function tariffsCsv(tariffs: Tariffs, serviceDeskPhone: string, language: Language, form: CsvForm): string {
  const reader = readerIn(language);
  const t = reader.texts("tariffs", "names");
  const rate = (microEuros: number): string => rateText(microEuros, form);
  const line = (cells: Partial<Record<Column, string>>): string =>
    csvLine(
      COLUMNS.map((column) => cells[column] ?? ""),
      form,
    );
  const { list, pack, sheet, countries } = tariffs;
  const sections = tariffSections({ products: list.products, pack, serviceDeskPhone }, reader);
  const lines = [
    csvLine(
      COLUMNS.map((column) => t(`csv.${column}`)),
      form,
    ),
    ...sections.flatMap(({ rows }) =>
      rows.map(({ product, unit, countries: where, notes, expansionCents }) =>
        line({
          part: t(product.scope === "number" ? "part.number" : "part.product"),
          code: product.code,
          name: product.name,
          module: t(`category.${product.category}`),
          per: unit,
          country: where.join(", "),
          monthly: csvEuros(product.monthlyCents, form),
          firstInstall: csvEuros(product.firstInstallCents, form),
          expansion: expansionCents === null ? "" : csvEuros(expansionCents, form),
          source: product.source,
          since: list.validFrom,
          notes: notes.join(" "),
        }),
      ),
    ),
    ...(sheet === null
      ? []
      : [
          ...sheet.zones
            .filter(({ zone }) => zone === "NL")
            .map((zone) =>
              line({
                part: t("part.country"),
                code: "NL",
                name: zone.name,
                zone: zone.zone,
                start: rate(zone.startMicroEuros),
                fixed: rate(zone.fixedMicroEuros),
                mobile: rate(zone.mobileMicroEuros),
                includedIn: sheet.policy.nationalBundle,
                since: sheet.validFrom,
              }),
            ),
          ...countries.map((country) =>
            line({
              part: t("part.country"),
              code: country.country,
              name: countryNames([country.country], reader).join(),
              zone: country.zone,
              start: rate(country.startMicroEuros),
              fixed: rate(country.fixedMicroEuros),
              mobile: rate(country.mobileMicroEuros ?? country.fixedMicroEuros),
              includedIn: country.isInEuNaBundle ? sheet.policy.euNaBundle : "",
              since: sheet.validFrom,
            }),
          ),
          ...sheet.serviceNumbers.map(({ prefix, startMicroEuros, perMinuteMicroEuros }) =>
            line({
              part: t("part.paid"),
              code: prefix,
              name: t("paidNumbers", { prefix }),
              start: rate(startMicroEuros),
              fixed: rate(perMinuteMicroEuros),
              mobile: rate(perMinuteMicroEuros),
              source: "demo",
              since: sheet.validFrom,
            }),
          ),
          ...sheet.mobile.map(({ kind, zone, microEuros }) =>
            line({
              part: t("categoryInSentence.mobile"),
              code: kind,
              name: `${t(`mobile.${kind}`)}, ${t(`place.${zone}`)}`,
              per: t(`unit.${UNITS[kind]}`),
              unitPrice: rate(microEuros),
              source: "demo",
              since: sheet.validFrom,
            }),
          ),
        ]),
  ];
  return CSV_START + lines.join("");
}

const UNITS = { call: "minute", "call-incoming": "minute", sms: "message", data: "megabyte" } as const;

/** At least two decimals, and no more than there are. */
function rateText(microEuros: number, { decimalSign }: CsvForm): string {
  const [whole = "0", decimals = ""] = formatDecimals(microEuros, 6, "en").replaceAll(",", "").split(".");
  return `${whole}${decimalSign}${decimals.slice(0, 2)}${decimals.slice(2).replace(/0+$/, "")}`;
}
