import { addMonths, firstOfMonth, lastOfMonth, type LocalDate } from "~/kernel/local-date";
import { rateCalled } from "../rating/rate-call";
import { REST_OF_WORLD, SATELLITE, type RateSheet } from "../rating/rate-sheet";
import { callRatesOf, numberAbroad, type CalledNumber, type CallRates } from "../rating/tariff";
import type { UsageCategory } from "../usage-record";

/** What an option for unlimited calls includes of the usage of a month. */
export type OptionCalls = {
  readonly option: string;
  /** Its first day. */
  readonly month: LocalDate;
  readonly category: UsageCategory;
  /** Those of the category to which every call of a fixed phone that costs something would have cost nothing. */
  readonly destinations: readonly string[];
};

/** Returns what each option includes in each month of a range, as rating decides it for a fixed phone (R6.3, R6.5). A destination counts for a
 *  month when it is included on each of its days. */
export function optionCalls(sheets: readonly RateSheet[], from: LocalDate, until: LocalDate): OptionCalls[] {
  const included = new Map(sheets.map((sheet) => [sheet, includedBy(sheet)]));
  return monthsOf(from, until).flatMap((month) => {
    const [first, ...others] = inForce(sheets, month).map((sheet) => included.get(sheet) ?? []);
    return (first ?? []).map(({ option, category, destinations }) => ({
      option,
      month,
      category,
      destinations: destinations.filter((destination) =>
        others.every((later) =>
          later.some(
            (each) => each.option === option && each.category === category && each.destinations.includes(destination),
          ),
        ),
      ),
    }));
  });
}

/** Returns the options whose worth depends on calls, by the sheet in force on a day. */
export function callOptionsOn(sheets: readonly RateSheet[], on: LocalDate): string[] {
  const sheet = sheets.findLast(({ validFrom }) => validFrom <= on);
  return sheet === undefined ? [] : [sheet.policy.nationalBundle, sheet.policy.euNaBundle];
}

/** By whole destinations: the fixed and the mobile numbers of a country. Where one of the two is not included, neither counts. */
function includedBy(sheet: RateSheet): Omit<OptionCalls, "month">[] {
  const rates = callRatesOf(sheet);
  return [sheet.policy.nationalBundle, sheet.policy.euNaBundle].flatMap((option) => {
    const kinds = numbersByDestination(sheet).flatMap((numbers) => includedKind(numbers, option, rates) ?? []);
    const categories = [...new Set(kinds.map(({ category }) => category))];
    return categories.map((category) => ({
      option,
      category,
      destinations: kinds.filter((kind) => kind.category === category).map(({ destination }) => destination),
    }));
  });
}

function includedKind(
  numbers: readonly CalledNumber[],
  option: string,
  rates: CallRates,
): { readonly category: UsageCategory; readonly destination: string } | null {
  const here = { roamingCountry: null, serviceChargeCents: null };
  const user = { isMobile: false, options: new Set([option]) };
  const ratings = numbers.map((called) => rateCalled(called, here, rates, user, 1));
  const [first] = ratings;
  const isIncluded = ratings.every(({ status }) => status === "included");
  return isIncluded && first !== undefined && first.status !== "rejected" ? first : null;
}

function numbersByDestination(sheet: RateSheet): CalledNumber[][] {
  const kinds = ["fixed", "mobile"] as const;
  return [
    kinds.map((kind) => ({ kind: "national", isMobile: kind === "mobile" })),
    ...sheet.destinations
      .filter(({ country }) => ![REST_OF_WORLD, SATELLITE, "NL"].includes(country))
      .map(({ country }) => kinds.map((kind) => numberAbroad(sheet, { callingCode: "", country, kind }))),
  ];
}

/** The sheets that hold on some day of a month. */
function inForce(sheets: readonly RateSheet[], month: LocalDate): RateSheet[] {
  const last = lastOfMonth(month);
  return sheets.filter(({ validFrom }, at) => {
    const next = sheets[at + 1];
    return validFrom <= last && (next === undefined || next.validFrom > month);
  });
}

function monthsOf(from: LocalDate, until: LocalDate): LocalDate[] {
  const months: LocalDate[] = [];
  for (let month = firstOfMonth(from); month <= until; month = addMonths(month, 1)) months.push(month);
  return months;
}
