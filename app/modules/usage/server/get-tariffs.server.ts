import { isSupportedDay } from "~/kernel/supported-date";
import type { LocalDate } from "~/kernel/local-date";
import { priceListOn, type PriceList } from "~/modules/catalogue/domain/catalogue";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import type { RateSheet } from "../domain/rating/rate-sheet";
import { countryRates, type CountryRate } from "../domain/tariffs/country-rates";
import { loadCallRates } from "./load-call-rates.server";
import { worldNumbers } from "./number-plan/number-plan.server";

/** Everything that has a price on a day, as pages and files show it. */
export type Tariffs = {
  /** The day they are of: today, or one from which others will hold. */
  readonly on: LocalDate;
  /** The days after today from which other prices, rules or rates will hold, ascending. */
  readonly upcoming: readonly LocalDate[];
  readonly list: PriceList;
  readonly pack: RulePack;
  /** Null before the first rates. */
  readonly sheet: RateSheet | null;
  readonly countries: readonly CountryRate[];
};

/** Returns the prices of today, or of a coming day from which others hold when it is asked for (R4.6). Anything else that is
 *  asked for is today. Without a statement: price lists and rates are cached. */
export async function getTariffs(
  context: Pick<ServerContext, "database" | "clock">,
  asked: string | null = null,
): Promise<Tariffs> {
  const { priceBook, rulePacks } = await loadCatalogue(context);
  const sheets = await loadCallRates(context);
  const now = today(context.clock);
  const days = [...priceBook, ...rulePacks, ...sheets].map(({ validFrom }) => validFrom);
  const upcoming = [...new Set(days.filter((day) => day > now))].toSorted();
  const on = isSupportedDay(asked) && upcoming.includes(asked) ? asked : now;
  const sheet = sheets.findLast(({ validFrom }) => validFrom <= on) ?? null;
  return {
    on,
    upcoming,
    list: priceListOn(priceBook, on),
    pack: rulePackOn(rulePacks, on),
    sheet,
    countries: sheet === null ? [] : countryRates(sheet, worldNumbers()),
  };
}
