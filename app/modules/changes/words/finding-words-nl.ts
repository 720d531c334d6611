import { dateInWords } from "~/kernel/date-words";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { Finding, OptionMisfit, SizeExcess, UnknownProduct } from "../domain/rules/finding";

/** What stands in the way, in Dutch. */
export function findingInDutch(finding: Finding): string {
  switch (finding.code) {
    case "EMPTY_REQUEST":
      return "Je aanvraag is nog leeg. Kies eerst wat je wilt wijzigen.";
    case "MIN_PROFILES":
      return `Er ${finding.minimum === 1 ? "moet minstens 1 profiel" : `moeten minstens ${String(finding.minimum)} profielen`} blijven. Wil je helemaal stoppen met ${CATEGORY[finding.category]}? Dat regelen we samen: bel ${finding.phone}.`;
    case "UNKNOWN_PROFILE":
      return `We kennen geen profiel ${finding.profileId} bij je contract. Kies een profiel uit je overzicht.`;
    case "UNKNOWN_PRODUCT":
      return unknownProduct(finding.unknown);
    case "PROFILE_NOT_ACTIVE":
      return finding.activeFrom === null
        ? `${finding.who ?? "Dit profiel"} is niet in gebruik, dus er valt niets te wijzigen.`
        : `${finding.who ?? "Dit profiel"} is in gebruik vanaf ${dateInWords(finding.activeFrom, "nl")}. Wijzigen kan vanaf die dag.`;
    case "ALREADY_PENDING":
      return alreadyPending(finding);
    case "OPTION_NOT_ALLOWED":
      return misfit(finding.option.name, finding.because);
    case "OPTION_CONFLICT":
      return finding.option.code === finding.with.code
        ? `${finding.option.name} is er al; meer dan één kan niet.`
        : `${finding.option.name} en ${finding.with.name} gaan niet samen. Kies er één, of vervang de ene door de andere in dezelfde aanvraag.`;
    case "OPTION_MISSING":
      return `${finding.option.name} is er niet, dus er valt niets te verwijderen.`;
    case "ORPHAN_OPTION":
      return `Bij ${finding.product.name} ${finding.options.length === 1 ? "past deze optie" : "passen deze opties"} niet: ${finding.options.map(({ name }) => name).join(", ")}. Verwijder of vervang ${finding.options.length === 1 ? "die" : "ze"} in dezelfde aanvraag.`;
    case "SAME_PRODUCT":
      return `Dit profiel is al ${finding.product.name}.`;
    case "NOT_SELF_SERVICE":
      return notSelfService(finding);
    case "HARDWARE_NOT_ALLOWED":
      return `${finding.hardware.name} gaat alleen samen met een profiel voor ${CATEGORY[finding.category]}.`;
    case "NUMBER_IN_USE":
      return `Dit nummer is nog in gebruik: ${finding.users.map(({ who, e164 }) => (who === null ? e164 : `${who} (${e164})`)).join(", ")}. Zeg ${finding.users.length === 1 ? "dat profiel" : "die profielen"} op in dezelfde aanvraag, of laat het nummer staan.`;
    case "UNKNOWN_AREA_CODE":
      return `${finding.areaCode} is geen Nederlands netnummer. Kies er een als 020 of 0318.`;
    case "REQUEST_TOO_LARGE":
      return `Je aanvraag is te groot: ${finding.excesses.map(excess).join(", ")}. Verdeel hem over meer aanvragen.`;
    case "DATE_TOO_EARLY":
      return `${capital(dateInWords(finding.preferred, "nl"))} is te vroeg. Dit kan vanaf ${dateInWords(finding.earliest, "nl")}.`;
    case "DATE_NOT_WORKING_DAY":
      return `${capital(dateInWords(finding.preferred, "nl"))} is geen werkdag. Kies een werkdag.`;
    case "DATE_TOO_LATE":
      return `${capital(dateInWords(finding.preferred, "nl"))} is te ver weg. Kies een dag tot en met ${dateInWords(finding.latest, "nl")}.`;
    case "INVALID_QUANTITY":
      return `Kies een aantal van ${String(finding.min)} tot en met ${String(finding.max)}.`;
    default:
      return finding satisfies never;
  }
}

const CATEGORY: Readonly<Record<Category, string>> = {
  internet: "internet",
  voice: "vast bellen",
  mobile: "mobiel",
  tv: "tv",
};

function notSelfService({ product, because, phone }: Extract<Finding, { code: "NOT_SELF_SERVICE" }>): string {
  switch (because.kind) {
    case "product":
      return `${product.name} regelen we samen met je: bel ${phone}.`;
    case "category":
      return `${capital(CATEGORY[because.category])} erbij begint met een opname ter plaatse en een offerte: bel ${phone}.`;
    case "new-module":
      return `Je hebt nog geen ${CATEGORY[because.category]}. Daarvoor maken we eerst een offerte: bel ${phone}.`;
    default:
      return because satisfies never;
  }
}

function excess({ of, max: most }: SizeExcess): string {
  switch (of) {
    case "lines":
      return `hooguit ${String(most)} regels`;
    case "units":
      return `hooguit ${String(most)} stuks`;
    case "one-time":
      return `hooguit ${String(Math.floor(most / 100))} euro aan eenmalige kosten`;
    default:
      return of satisfies never;
  }
}

function unknownProduct(unknown: UnknownProduct): string {
  switch (unknown.kind) {
    case "product":
      return `${unknown.productCode} is hier niet te bestellen. Kies een product uit de lijst.`;
    case "country":
      return `${unknown.product.name} is er niet voor land ${unknown.country}. Kies een ander land of product.`;
    case "number":
      return `We kennen geen nummer ${unknown.numberId} bij je contract. Kies een nummer uit je overzicht.`;
    default:
      return unknown satisfies never;
  }
}

function alreadyPending({ who, option, within }: Extract<Finding, { code: "ALREADY_PENDING" }>): string {
  const what = option ? (who === null ? option.name : `${option.name} van ${who}`) : (who ?? "dit profiel");
  return within === "queue"
    ? `Voor ${what} staat al een wijziging klaar. Trek die eerst in, of wacht tot ze is uitgevoerd.`
    : `Voor ${what} staat al een andere regel in deze aanvraag. Houd er één over.`;
}

function misfit(option: string, because: OptionMisfit): string {
  switch (because.kind) {
    case "other-profile":
      return `${option} past niet bij ${because.product.name}.`;
    case "other-category":
      return `${option} hoort bij ${CATEGORY[because.category]}.`;
    case "for-the-group":
      return `${option} is voor je hele bedrijf. Bestel die als groepsoptie.`;
    case "for-a-user":
      return `${option} is voor één gebruiker. Kies eerst voor wie.`;
    case "needs":
      return `${option} werkt alleen samen met ${because.product.name}.`;
    default:
      return because satisfies never;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
