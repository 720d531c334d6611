import type { LocalDate } from "~/kernel/local-date";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { askedDestination, type AskedDestination } from "../domain/tariffs/asked-destination";
import { isOwnNumber, type CallOptions } from "../domain/tariffs/call-options";
import { callPrices, type CallPrice } from "../domain/tariffs/call-price";
import type { RateSheet } from "../domain/rating/rate-sheet";
import { countriesNamed } from "../words/countries-named";
import { readCallOptions } from "./call-options-repository.server";
import { loadCallRates } from "./load-call-rates.server";
import { numbersBeginningWith, worldNumbers } from "./number-plan/number-plan.server";

type Context = Pick<ServerContext, "database" | "clock">;

/** What a look-up of a rate found. */
export type FoundCallPrices = {
  readonly asked: AskedDestination;
  readonly prices: readonly CallPrice[];
  /** A number of the customer's own exchange, which its fixed phones call for nothing (R6.2). */
  readonly isOnNet: boolean;
  readonly options: CallOptions;
};

/** Returns what calls cost to what was typed, on a day, with the options that the customer has today (R6). Without rates for
 *  that day there are no prices. One statement, and none when nothing was typed. */
export async function findCallPrices(
  context: Context,
  customerId: string,
  text: string,
  on: LocalDate,
): Promise<FoundCallPrices> {
  const asked = askedDestination(text);
  const sheet = (await loadCallRates(context)).findLast(({ validFrom }) => validFrom <= on) ?? null;
  const prices = sheet === null ? [] : pricesOf(asked, sheet);
  if (sheet === null || prices.length === 0) {
    return { asked, prices, isOnNet: false, options: { fixedUsers: 0, options: [], exchange: [] } };
  }
  const { nationalBundle, euNaBundle } = sheet.policy;
  const day = today(context.clock);
  const options = await context.database.readCustomer(customerId, (tx) =>
    readCallOptions(tx, customerId, [nationalBundle, euNaBundle], day),
  );
  return { asked, prices, isOnNet: asked.kind === "number" && isOwnNumber(options, asked.e164, day), options };
}

/** Without a customer: what a destination costs by a sheet. */
export function pricesOf(asked: AskedDestination, sheet: RateSheet): readonly CallPrice[] {
  const prices = callPrices(sheet);
  switch (asked.kind) {
    case "nothing":
    case "impossible":
      return [];
    case "number":
      return asked.of === "abroad"
        ? prices.ofWorld(numbersBeginningWith(asked.digits))
        : prices.ofDutch(asked.digits, asked.of);
    case "name":
      return pricesOfCountries(countriesNamed(asked.words, COUNTRIES), prices);
    default:
      return asked satisfies never;
  }
}

/** The Netherlands are what a national call can reach: fixed and mobile, paid and free numbers. */
function pricesOfCountries(codes: readonly string[], prices: ReturnType<typeof callPrices>): readonly CallPrice[] {
  return codes.flatMap((code) =>
    code === "NL" ? prices.ofDutch("", "dutch") : prices.ofWorld(WORLD.filter(({ country }) => country === code)),
  );
}

const WORLD = worldNumbers();
export const COUNTRIES: readonly string[] = [...new Set(WORLD.flatMap(({ country }) => country ?? []))];
