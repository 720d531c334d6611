import { microEurosToCentsUp } from "~/kernel/money";
import type { Zone } from "./rate-sheet";
import type { RejectReason, UnratedReason, UsageCategory } from "../usage-record";

/** What a record costs, or why that is not known (R6). Amounts are without VAT; `chargeCents` is `chargeMicroEuros`
 *  rounded up once. */
export type Rating =
  | (Rated & {
      readonly status: "rated" | "included" | "free";
      readonly chargeMicroEuros: number;
      readonly chargeCents: number;
      readonly reason: null;
    })
  | (Rated & {
      readonly status: "unrated";
      readonly chargeMicroEuros: null;
      readonly chargeCents: null;
      readonly reason: UnratedReason;
    })
  | { readonly status: "rejected"; readonly reason: RejectReason };

type Rated = {
  readonly category: UsageCategory;
  /** The zone that the price depends on; null: on none. */
  readonly zone: Zone | null;
  /** Country code, `satellite`, or the category where there is none. */
  readonly destination: string;
  readonly minutes: number;
};

/** A record as reports count it: its category, destination and duration. */
export type Kind = {
  readonly category: UsageCategory;
  readonly zone: Zone | null;
  readonly destination: string | null;
};

/** Returns the rating for a price. A price of 0 is "free", never "rated". */
export function priced(kind: Kind, minutes: number, chargeMicroEuros: number): Rating {
  return settled(kind, minutes, chargeMicroEuros > 0 ? "rated" : "free", chargeMicroEuros);
}

export function free(kind: Kind, minutes: number): Rating {
  return settled(kind, minutes, "free", 0);
}

/** Returns the rating for usage that is included in a bundle (R6.3, R6.5). */
export function included(kind: Kind, minutes: number): Rating {
  return settled(kind, minutes, "included", 0);
}

/** Returns the rating for usage that is kept for the operator and never billed as 0 (R6.6). */
export function unrated(kind: Kind, minutes: number, reason: UnratedReason): Rating {
  return {
    category: kind.category,
    zone: kind.zone,
    destination: kind.destination ?? kind.category,
    minutes,
    status: "unrated",
    chargeMicroEuros: null,
    chargeCents: null,
    reason,
  };
}

export function rejected(reason: RejectReason): Rating {
  return { status: "rejected", reason };
}

/** Returns the number of minutes, counting every started one (R6.1). */
export function startedMinutes(durationSeconds: number): number {
  return Math.floor((durationSeconds + 59) / 60);
}

function settled(kind: Kind, minutes: number, status: "rated" | "included" | "free", chargeMicroEuros: number): Rating {
  return {
    category: kind.category,
    zone: kind.zone,
    destination: kind.destination ?? kind.category,
    minutes,
    status,
    chargeMicroEuros,
    chargeCents: microEurosToCentsUp(chargeMicroEuros),
    reason: null,
  };
}
