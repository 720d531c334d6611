import type { LocalDate } from "~/kernel/local-date";
import type { RateSheet } from "../domain/rating/rate-sheet";
import type { CallOptions } from "../domain/tariffs/call-options";
import type { CallPrice } from "../domain/tariffs/call-price";
import type { CountryRate } from "../domain/tariffs/country-rates";
import type { TariffSection } from "./tariff-rows";

/** What the page of tariffs shows. */
export type ShownTariffs = {
  /** The day they are of: today, or one from which others will hold. */
  readonly on: LocalDate;
  readonly upcoming: readonly LocalDate[];
  readonly today: LocalDate;
  readonly since: { readonly products: LocalDate; readonly calls: LocalDate | null };
  readonly sections: readonly TariffSection[];
  readonly countries: readonly CountryRate[];
  readonly sheet: Pick<RateSheet, "zones" | "mobile" | "serviceNumbers"> | null;
  readonly search: ShownSearch;
};

/** A look-up of what a call costs. */
export type ShownSearch = {
  /** As it was typed. */
  readonly text: string;
  readonly kind: "nothing" | "number" | "name" | "impossible";
  readonly prices: readonly CallPrice[];
  readonly isOnNet: boolean;
  /** Who has which option, and how many could have it. */
  readonly options: Pick<CallOptions, "fixedUsers" | "options">;
  readonly optionNames: Readonly<Record<string, string>>;
};
