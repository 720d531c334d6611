import type { LocalDate } from "~/kernel/local-date";
import type { Category, Product } from "~/modules/catalogue/domain/catalogue";
import type { FitPolicy } from "~/modules/catalogue/domain/rule-pack";

/** One delivery of an order: what is installed, and when its protocol was signed (R1.6). */
export type OrderedDelivery = {
  readonly category: Category;
  readonly pocSignedOn: LocalDate | null;
  readonly coordinator: string;
  readonly surveyOn: LocalDate | null;
  readonly groupOptions: readonly string[];
  readonly numbers: readonly OrderedNumbers[];
  readonly profiles: readonly OrderedProfile[];
};

export type OrderedProfile = {
  readonly productCode: string;
  readonly name: string;
  readonly e164: string | null;
  readonly withDevice: boolean;
  readonly withPhone: boolean;
  readonly options: readonly string[];
};

/** A range of numbers in E.164, both ends included. */
export type OrderedNumbers = { readonly productCode: string; readonly first: string; readonly last: string };

/** A delivery with its index in the order. */
export type PlacedDelivery = { readonly index: number; readonly delivery: OrderedDelivery };

/** What can be ordered and what fits together on the start date of the contract (R4.6). */
export type Offer = {
  readonly products: ReadonlyMap<string, Product>;
  readonly fit: FitPolicy;
  /** Returns the calling code of a country, such as `49`, or null when there is no such country. */
  readonly callingCodeOf: (country: string) => string | null;
};
