import { dateInWords } from "~/kernel/date-words";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { Finding, OptionMisfit, SizeExcess, UnknownProduct } from "../domain/rules/finding";

/** What stands in the way, in English. */
export function findingInEnglish(finding: Finding): string {
  switch (finding.code) {
    case "EMPTY_REQUEST":
      return "Your request is still empty. First choose what you want to change.";
    case "MIN_PROFILES":
      return `At least ${String(finding.minimum)} ${finding.minimum === 1 ? "profile" : "profiles"} must remain. Do you want to stop ${CATEGORY[finding.category]} altogether? We arrange that together: call ${finding.phone}.`;
    case "UNKNOWN_PROFILE":
      return `We know no profile ${finding.profileId} in your contract. Choose a profile from your overview.`;
    case "UNKNOWN_PRODUCT":
      return unknownProduct(finding.unknown);
    case "PROFILE_NOT_ACTIVE":
      return finding.activeFrom === null
        ? `${finding.who ?? "This profile"} is not in service, so there is nothing to change.`
        : `${finding.who ?? "This profile"} is in service from ${dateInWords(finding.activeFrom, "en")}. You can change it from that day.`;
    case "ALREADY_PENDING":
      return alreadyPending(finding);
    case "OPTION_NOT_ALLOWED":
      return misfit(finding.option.name, finding.because);
    case "OPTION_CONFLICT":
      return finding.option.code === finding.with.code
        ? `${finding.option.name} is there already; there can be only one.`
        : `${finding.option.name} and ${finding.with.name} do not go together. Choose one, or replace the one by the other in the same request.`;
    case "OPTION_MISSING":
      return `${finding.option.name} is not there, so there is nothing to remove.`;
    case "ORPHAN_OPTION":
      return `With ${finding.product.name} ${finding.options.length === 1 ? "this option does" : "these options do"} not work: ${finding.options.map(({ name }) => name).join(", ")}. Remove or replace ${finding.options.length === 1 ? "it" : "them"} in the same request.`;
    case "SAME_PRODUCT":
      return `This profile is ${finding.product.name} already.`;
    case "NOT_SELF_SERVICE":
      return notSelfService(finding);
    case "HARDWARE_NOT_ALLOWED":
      return `${finding.hardware.name} goes with a profile for ${CATEGORY[finding.category]} only.`;
    case "NUMBER_IN_USE":
      return `This number is still in use: ${finding.users.map(({ who, e164 }) => (who === null ? e164 : `${who} (${e164})`)).join(", ")}. Remove ${finding.users.length === 1 ? "that profile" : "those profiles"} in the same request, or leave the number as it is.`;
    case "UNKNOWN_AREA_CODE":
      return `${finding.areaCode} is no Dutch area code. Choose one like 020 or 0318.`;
    case "REQUEST_TOO_LARGE":
      return `Your request is too large: ${finding.excesses.map(excess).join(", ")}. Divide it over more requests.`;
    case "DATE_TOO_EARLY":
      return `${dateInWords(finding.preferred, "en")} is too early. This can be done from ${dateInWords(finding.earliest, "en")}.`;
    case "DATE_NOT_WORKING_DAY":
      return `${dateInWords(finding.preferred, "en")} is not a working day. Choose a working day.`;
    case "DATE_TOO_LATE":
      return `${dateInWords(finding.preferred, "en")} is too far away. Choose a day up to and including ${dateInWords(finding.latest, "en")}.`;
    case "INVALID_QUANTITY":
      return `Choose a quantity from ${String(finding.min)} to ${String(finding.max)}.`;
    default:
      return finding satisfies never;
  }
}

const CATEGORY: Readonly<Record<Category, string>> = {
  internet: "internet",
  voice: "fixed calling",
  mobile: "mobile",
  tv: "TV",
};

function notSelfService({ product, because, phone }: Extract<Finding, { code: "NOT_SELF_SERVICE" }>): string {
  switch (because.kind) {
    case "product":
      return `We arrange ${product.name} together with you: call ${phone}.`;
    case "category":
      return `More ${CATEGORY[because.category]} begins with a survey and an offer: call ${phone}.`;
    case "new-module":
      return `You have no ${CATEGORY[because.category]} yet. That begins with an offer: call ${phone}.`;
    default:
      return because satisfies never;
  }
}

function excess({ of, max: most }: SizeExcess): string {
  switch (of) {
    case "lines":
      return `at most ${String(most)} lines`;
    case "units":
      return `at most ${String(most)} pieces`;
    case "one-time":
      return `at most ${String(Math.floor(most / 100))} euros of one-time costs`;
    default:
      return of satisfies never;
  }
}

function unknownProduct(unknown: UnknownProduct): string {
  switch (unknown.kind) {
    case "product":
      return `${unknown.productCode} cannot be ordered here. Choose a product from the list.`;
    case "country":
      return `${unknown.product.name} does not exist for country ${unknown.country}. Choose another country or product.`;
    case "number":
      return `We know no number ${unknown.numberId} in your contract. Choose a number from your overview.`;
    default:
      return unknown satisfies never;
  }
}

function alreadyPending({ who, option, within }: Extract<Finding, { code: "ALREADY_PENDING" }>): string {
  const what = option ? (who === null ? option.name : `${option.name} of ${who}`) : (who ?? "this profile");
  return within === "queue"
    ? `A change of ${what} is waiting already. Cancel that one first, or wait until it is done.`
    : `Another line of this request changes ${what} already. Keep one of them.`;
}

function misfit(option: string, because: OptionMisfit): string {
  switch (because.kind) {
    case "other-profile":
      return `${option} does not fit ${because.product.name}.`;
    case "other-category":
      return `${option} belongs to ${CATEGORY[because.category]}.`;
    case "for-the-group":
      return `${option} is for your whole company. Order it as a group option.`;
    case "for-a-user":
      return `${option} is for one user. First choose for whom.`;
    case "needs":
      return `${option} only works together with ${because.product.name}.`;
    default:
      return because satisfies never;
  }
}
