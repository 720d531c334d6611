import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";

/** What prevents a change: a code with the facts that its sentence needs. The sentences are in finding-words-*, one
 *  file per language. */
export type Finding =
  | { readonly code: "EMPTY_REQUEST" }
  | { readonly code: "MIN_PROFILES"; readonly category: Category; readonly minimum: number; readonly phone: string }
  | { readonly code: "UNKNOWN_PROFILE"; readonly profileId: string }
  | { readonly code: "UNKNOWN_PRODUCT"; readonly unknown: UnknownProduct }
  | { readonly code: "PROFILE_NOT_ACTIVE"; readonly who: string | null; readonly activeFrom: LocalDate | null }
  | {
      readonly code: "ALREADY_PENDING";
      readonly who: string | null;
      readonly option: NamedProduct | null;
      readonly within: "request" | "queue";
    }
  | { readonly code: "OPTION_NOT_ALLOWED"; readonly option: NamedProduct; readonly because: OptionMisfit }
  | { readonly code: "OPTION_CONFLICT"; readonly option: NamedProduct; readonly with: NamedProduct }
  | { readonly code: "OPTION_MISSING"; readonly option: NamedProduct }
  | { readonly code: "SUBSTANTIATION_MISSING"; readonly option: NamedProduct }
  | { readonly code: "ORPHAN_OPTION"; readonly options: readonly NamedProduct[]; readonly product: NamedProduct }
  | { readonly code: "SAME_PRODUCT"; readonly product: NamedProduct }
  | {
      readonly code: "NOT_SELF_SERVICE";
      readonly product: NamedProduct;
      readonly because: DeskReason;
      readonly phone: string;
    }
  | { readonly code: "HARDWARE_NOT_ALLOWED"; readonly hardware: NamedProduct; readonly category: Category }
  | { readonly code: "NUMBER_IN_USE"; readonly users: readonly NumberUser[] }
  | { readonly code: "NUMBER_NOT_FREE"; readonly e164: string; readonly because: NumberMisfit }
  | { readonly code: "UNKNOWN_AREA_CODE"; readonly areaCode: string }
  | { readonly code: "REQUEST_TOO_LARGE"; readonly excesses: readonly SizeExcess[] }
  | { readonly code: "DATE_TOO_EARLY"; readonly preferred: LocalDate; readonly earliest: LocalDate }
  | { readonly code: "DATE_NOT_WORKING_DAY"; readonly preferred: LocalDate }
  | { readonly code: "DATE_TOO_LATE"; readonly preferred: LocalDate; readonly latest: LocalDate }
  | { readonly code: "INVALID_QUANTITY"; readonly min: number; readonly max: number };

export type FindingCode = Finding["code"];

/** What a customer should know of a change that is possible. `lacking` new users get no number (R5.8). */
export type Warning = { readonly code: "NO_NUMBER_LEFT"; readonly line: number; readonly lacking: number };

export type WarningCode = Warning["code"];

export type NamedProduct = { readonly code: string; readonly name: string };

export type UnknownProduct =
  | { readonly kind: "product"; readonly productCode: string }
  | { readonly kind: "country"; readonly product: NamedProduct; readonly country: string }
  | { readonly kind: "number"; readonly numberId: string };

/** Why a product is ordered through the service desk: it always is, its whole category is, or the customer has nothing
 *  of its category yet (R5.6, R5.9). */
export type DeskReason =
  | { readonly kind: "product" }
  | { readonly kind: "category"; readonly category: Category }
  | { readonly kind: "new-module"; readonly category: Category };

/** Someone who has a number, and which one. */
export type NumberUser = { readonly profileId: string | null; readonly who: string | null; readonly e164: string };

/** Why a number cannot be given: it is not the customer's by then, somebody has it still, or another change gives it. */
export type NumberMisfit =
  | { readonly kind: "unknown" }
  | { readonly kind: "held"; readonly who: string | null; readonly until: LocalDate | null }
  | { readonly kind: "promised" };

/** Which size limit a request exceeds, in pieces or in cents (R5.12). */
export type SizeExcess = {
  readonly of: "lines" | "units" | "one-time";
  readonly requested: number;
  readonly max: number;
};

/** Why an option does not fit where it is ordered (R5.2, R5.5). */
export type OptionMisfit =
  | { readonly kind: "other-profile"; readonly product: NamedProduct }
  | { readonly kind: "other-category"; readonly category: Category }
  | { readonly kind: "for-the-group" }
  | { readonly kind: "for-a-user" }
  | { readonly kind: "needs"; readonly product: NamedProduct };
