import { formatPhone } from "~/format/format-phone";
import { formatDate } from "~/format/format-date";
import type { Reader } from "~/format/texts";
import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { Finding, NumberUser, OptionMisfit, SizeExcess, UnknownProduct, Warning } from "../domain/rules/finding";

/** Returns the sentence that says what stands in the way. */
export function findingWords(finding: Finding, reader: Reader): string {
  const t = reader.texts("findings");
  const day = (date: LocalDate): string => formatDate(date, "weekday", reader.language);
  switch (finding.code) {
    case "EMPTY_REQUEST":
      return t("EMPTY_REQUEST");
    case "MIN_PROFILES":
      return t("MIN_PROFILES", {
        count: finding.minimum,
        category: categoryWords(finding.category, reader),
        phone: finding.phone,
      });
    case "UNKNOWN_PROFILE":
      return t("UNKNOWN_PROFILE", { profile: finding.profileId });
    case "UNKNOWN_PRODUCT":
      return unknownProduct(finding.unknown, reader);
    case "PROFILE_NOT_ACTIVE": {
      const who = finding.who ?? capitalised(t("thisProfile"));
      return finding.activeFrom === null
        ? t("PROFILE_NOT_ACTIVE", { who })
        : t("PROFILE_NOT_ACTIVE.from", { who, date: day(finding.activeFrom) });
    }
    case "ALREADY_PENDING":
      return alreadyPending(finding, reader);
    case "OPTION_NOT_ALLOWED":
      return misfit(finding.option.name, finding.because, reader);
    case "OPTION_CONFLICT":
      return finding.option.code === finding.with.code
        ? t("OPTION_CONFLICT.same", { option: finding.option.name })
        : t("OPTION_CONFLICT", { option: finding.option.name, with: finding.with.name });
    case "OPTION_MISSING":
      return t("OPTION_MISSING", { option: finding.option.name });
    case "SUBSTANTIATION_MISSING":
      return t("SUBSTANTIATION_MISSING", { option: finding.option.name });
    case "ORPHAN_OPTION":
      return t("ORPHAN_OPTION", {
        count: finding.options.length,
        product: finding.product.name,
        options: finding.options.map(({ name }) => name).join(", "),
      });
    case "SAME_PRODUCT":
      return t("SAME_PRODUCT", { product: finding.product.name });
    case "NOT_SELF_SERVICE":
      return notSelfService(finding, reader);
    case "HARDWARE_NOT_ALLOWED":
      return t("HARDWARE_NOT_ALLOWED", {
        hardware: finding.hardware.name,
        category: categoryWords(finding.category, reader),
      });
    case "NUMBER_IN_USE":
      return t("NUMBER_IN_USE", { count: finding.users.length, users: numberUsers(finding.users, reader) });
    case "NUMBER_NOT_FREE":
      return numberNotFree(finding, reader);
    case "UNKNOWN_AREA_CODE":
      return t("UNKNOWN_AREA_CODE", { areaCode: finding.areaCode });
    case "REQUEST_TOO_LARGE":
      return t("REQUEST_TOO_LARGE", { excesses: finding.excesses.map((each) => excess(each, reader)).join(", ") });
    case "DATE_TOO_EARLY":
      return t("DATE_TOO_EARLY", { date: capitalised(day(finding.preferred)), earliest: day(finding.earliest) });
    case "DATE_NOT_WORKING_DAY":
      return t("DATE_NOT_WORKING_DAY", { date: capitalised(day(finding.preferred)) });
    case "DATE_TOO_LATE":
      return t("DATE_TOO_LATE", { date: capitalised(day(finding.preferred)), latest: day(finding.latest) });
    case "INVALID_QUANTITY":
      return t("INVALID_QUANTITY", { least: finding.min, most: finding.max });
    default:
      return finding satisfies never;
  }
}

/** Returns the sentence of a warning. */
export function warningWords(warning: Warning, reader: Reader): string {
  return reader.texts("findings")(warning.code, { count: warning.lacking });
}

/** More names than these hide what can be done about it. */
const MOST_NAMED = 5;

function numberUsers(users: readonly NumberUser[], reader: Reader): string {
  const t = reader.texts("findings");
  const names = users
    .slice(0, MOST_NAMED)
    .map(({ who, e164 }) => (who === null ? formatPhone(e164) : `${who} (${formatPhone(e164)})`))
    .join(", ");
  const more = users.length - MOST_NAMED;
  return more > 0 ? t("andOthers", { names, count: more }) : names;
}

function numberNotFree({ e164, because }: Extract<Finding, { code: "NUMBER_NOT_FREE" }>, reader: Reader): string {
  const t = reader.texts("findings");
  switch (because.kind) {
    case "unknown":
    case "promised":
      return t(`NUMBER_NOT_FREE.${because.kind}`, { number: formatPhone(e164) });
    case "held": {
      const who = because.who ?? t("thisProfile");
      return because.until === null
        ? t("NUMBER_NOT_FREE.held", { number: formatPhone(e164), who })
        : t("NUMBER_NOT_FREE.until", {
            number: formatPhone(e164),
            who,
            date: formatDate(because.until, "weekday", reader.language),
          });
    }
    default:
      return because satisfies never;
  }
}

function categoryWords(category: Category, reader: Reader): string {
  return reader.texts("names")(`categoryInSentence.${category}`);
}

function notSelfService(
  { product, because, phone }: Extract<Finding, { code: "NOT_SELF_SERVICE" }>,
  reader: Reader,
): string {
  const t = reader.texts("findings");
  switch (because.kind) {
    case "product":
      return t("NOT_SELF_SERVICE.product", { product: product.name, phone });
    case "category":
      return capitalised(t("NOT_SELF_SERVICE.category", { category: categoryWords(because.category, reader), phone }));
    case "new-module":
      return t("NOT_SELF_SERVICE.new-module", { category: categoryWords(because.category, reader), phone });
    default:
      return because satisfies never;
  }
}

function excess({ of, max: most }: SizeExcess, reader: Reader): string {
  const t = reader.texts("findings");
  switch (of) {
    case "lines":
    case "units":
      return t(`REQUEST_TOO_LARGE.${of}`, { most });
    case "one-time":
      return t("REQUEST_TOO_LARGE.one-time", { most: Math.floor(most / 100) });
    default:
      return of satisfies never;
  }
}

function unknownProduct(unknown: UnknownProduct, reader: Reader): string {
  const t = reader.texts("findings");
  switch (unknown.kind) {
    case "product":
      return t("UNKNOWN_PRODUCT.product", { product: unknown.productCode });
    case "country":
      return t("UNKNOWN_PRODUCT.country", { product: unknown.product.name, country: unknown.country });
    case "number":
      return t("UNKNOWN_PRODUCT.number", { number: unknown.numberId });
    default:
      return unknown satisfies never;
  }
}

function alreadyPending(
  { who, option, within }: Extract<Finding, { code: "ALREADY_PENDING" }>,
  reader: Reader,
): string {
  const t = reader.texts("findings");
  const ofWhom = who ?? t("thisProfile");
  const what = option === null ? ofWhom : who === null ? option.name : t("optionOf", { option: option.name, who });
  return t(`ALREADY_PENDING.${within}`, { what });
}

function misfit(option: string, because: OptionMisfit, reader: Reader): string {
  const t = reader.texts("findings");
  switch (because.kind) {
    case "other-profile":
    case "needs":
      return t(`OPTION_NOT_ALLOWED.${because.kind}`, { option, product: because.product.name });
    case "other-category":
      return t("OPTION_NOT_ALLOWED.other-category", { option, category: categoryWords(because.category, reader) });
    case "for-the-group":
    case "for-a-user":
      return t(`OPTION_NOT_ALLOWED.${because.kind}`, { option });
    default:
      return because satisfies never;
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
