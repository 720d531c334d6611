import { countryName } from "~/format/country-name";
import { formatPhone } from "~/format/format-phone";
import type { Reader } from "~/format/texts";
import { namesOf, type AddNumber, type AddOption, type ChangeLine } from "../domain/change-line";

/** `sign`: the mark beside it, as the icons are called. */
export type LineWords = {
  readonly sign: "plus" | "minus" | "change";
  readonly title: string;
  readonly detail: string | null;
};

/** Whom a line is about, as far as it is known. */
export type LineSubject = {
  readonly name: string | null;
  /** The product before the line. */
  readonly productCode: string | null;
  readonly options: readonly string[];
};

/** A line of a request in words: what happens, to whom. `name` gives the name of a product code. */
export function lineWords(
  line: ChangeLine,
  subject: LineSubject | null,
  name: (productCode: string) => string,
  reader: Reader,
): LineWords {
  const t = reader.texts("changes", "names");
  const who = subject?.name ?? t("unnamedUser");
  switch (line.action) {
    case "add-profile":
      return {
        sign: "plus",
        title:
          namesOf(line).length > 0 && line.quantity === 1
            ? t("lineAddNamed", { name: namesOf(line).join(", ") })
            : t("lineAdd", { count: line.quantity, product: name(line.productCode) }),
        detail: [
          name(line.productCode),
          ...(line.withPhone ? [t("withPhone")] : []),
          ...(line.e164 == null ? [] : [formatPhone(line.e164)]),
          ...line.options.map(name),
          ...(line.costCentre == null ? [] : [t("lineCostCentre", { name: line.costCentre })]),
        ].join(", "),
      };
    case "remove-profile":
      return {
        sign: "minus",
        title: t("lineRemove", { name: who }),
        detail: subject?.productCode == null ? null : [subject.productCode, ...subject.options].map(name).join(", "),
      };
    case "convert-profile":
      return {
        sign: "change",
        title: t("lineConvert", {
          name: who,
          from: subject?.productCode == null ? "" : name(subject.productCode),
          to: name(line.toProductCode),
        }),
        detail: t("lineConvertDetail"),
      };
    case "hand-over":
      return {
        sign: "change",
        title:
          line.name != null
            ? t("lineHandOver", { name: who, to: line.name })
            : t(line.release === true ? "lineRelease" : "lineNewNumber", { name: who }),
        detail:
          line.release === true
            ? t("lineReleaseDetail")
            : line.e164 == null
              ? t("lineHandOverDetail")
              : t("lineWithNumber", { number: formatPhone(line.e164) }),
      };
    case "add-option":
      return {
        sign: "plus",
        title: name(line.productCode),
        detail: addedOptionDetail(line, who, reader),
      };
    case "remove-option":
      return {
        sign: "minus",
        title: t("lineStop", { product: name(line.productCode) }),
        detail: line.profileId === null ? t("forTheWholeCompany") : t("forUser", { name: who }),
      };
    case "add-number":
      return {
        sign: "plus",
        title: t("lineAddNumber", { count: line.quantity, product: name(line.productCode) }),
        detail: numberDetail(line, reader),
      };
    case "remove-number":
      return { sign: "minus", title: t("lineRemoveNumber"), detail: null };
    case "order-phone":
      return {
        sign: "plus",
        title: t("linePhone", { count: line.quantity }),
        detail: t("forUser", { name: who }),
      };
    default:
      return line satisfies never;
  }
}

function addedOptionDetail({ profileId, substantiation }: AddOption, who: string, reader: Reader): string {
  const t = reader.texts("changes", "names");
  if (profileId === null) return t("forTheWholeCompany");
  return substantiation ? t("lineSubstantiation", { name: who, reason: substantiation }) : t("forUser", { name: who });
}

/** The country of numbers abroad, the area of Dutch ones when it was asked for. */
function numberDetail({ country, areaCode }: AddNumber, reader: Reader): string | null {
  if (country !== "NL") return countryName(country, reader.language);
  return areaCode === null ? null : reader.texts("changes", "names")("lineArea", { area: areaCode });
}

/** Equal lines of several users as one (`lineGroups`), `subject` being any of them. */
export function groupWords(
  line: ChangeLine,
  subject: LineSubject | null,
  count: number,
  name: (productCode: string) => string,
  reader: Reader,
): LineWords {
  const t = reader.texts("changes", "names");
  const single = lineWords(line, subject, name, reader);
  const product = subject?.productCode == null ? "" : name(subject.productCode);
  if (line.action === "remove-profile") {
    return { ...single, title: t("groupRemove", { count, product }), detail: t("groupRemoveDetail") };
  }
  if (line.action === "convert-profile") {
    return { ...single, title: t("groupConvert", { count, from: product, to: name(line.toProductCode) }) };
  }
  return { ...single, title: t("groupOther", { count, line: single.title }), detail: null };
}
