import type { LocalDate } from "~/kernel/local-date";
import type { PriceBook } from "./catalogue";
import type { RulePack } from "./rule-pack";

/** Returns what is wrong with a set of price lists and rule packs as a whole: none in force, two in force from the same
 *  day, a wrong order, or a rule that names a product which no list of its time has. Empty when there are no problems.
 */
export function tariffProblems(book: PriceBook, packs: readonly RulePack[]): string[] {
  return [
    ...seriesProblems("price list", book),
    ...seriesProblems("rule pack", packs),
    ...startProblems(book, packs),
    ...packs.flatMap((pack) => missingProducts(book, pack)),
  ];
}

function seriesProblems(what: string, series: readonly { readonly validFrom: LocalDate }[]): string[] {
  if (series.length === 0) return [`There is no ${what}`];
  return series.flatMap((item, at) => {
    const before = series[at - 1];
    if (!before || before.validFrom < item.validFrom) return [];
    if (before.validFrom === item.validFrom) return [`Two ${what}s are in force from ${item.validFrom}`];
    return [`The ${what} of ${item.validFrom} stands after that of ${before.validFrom}`];
  });
}

/** A gap can only occur at the beginning: each list is in force until the next one. */
function startProblems(book: PriceBook, packs: readonly RulePack[]): string[] {
  const [prices, rules] = [book[0]?.validFrom, packs[0]?.validFrom];
  if (!prices || !rules || prices === rules) return [];
  return prices < rules
    ? [`From ${prices} there are prices, but no rule pack until ${rules}`]
    : [`From ${rules} there are rules, but no price list until ${prices}`];
}

function missingProducts(book: PriceBook, pack: RulePack): string[] {
  const list = book.findLast((candidate) => candidate.validFrom <= pack.validFrom);
  if (!list) return [];
  return namedProducts(pack).flatMap((code) =>
    list.products.has(code) ? [] : [`The rule pack of ${pack.validFrom} names ${code}, which the price list lacks`],
  );
}

function namedProducts({ fit, areaCodes }: RulePack): string[] {
  const named = [
    ...Object.values(fit.profileRules).flat(),
    ...fit.exclusiveGroups.flat(),
    ...Object.values(fit.groupOptionsNeed),
    ...fit.optionNeeds.flatMap(({ option, needs }) => [option, needs]),
    ...fit.notSelfService.codes,
    ...fit.contractOptions,
    ...fit.substantiated,
    ...areaCodes.notFor,
    fit.phoneProductCode,
  ];
  return [...new Set(named)];
}

/** Returns the codes that occur more than once in a list. */
export function duplicateCodes(products: readonly { readonly code: string }[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { code } of products) (seen.has(code) ? twice : seen).add(code);
  return [...twice];
}
