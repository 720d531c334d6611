import type { UnratedReason } from "../usage-record";
import type { ListedRecordRow } from "./listed-record";

/** Why a record costs what it costs, with the rule that says so. */
export type PriceReason = {
  readonly rule: "R6.1" | "R6.2" | "R6.3" | "R6.4" | "R6.5" | "R6.6" | "R6.7";
  readonly reason:
    | "on-net"
    | "free-number"
    | "incoming"
    | "no-seconds"
    | "national-bundle"
    | "eu-na-bundle"
    | "start-and-minutes"
    | "zone"
    | "paid-number"
    | "charge-of-record"
    | "mobile"
    | "roaming"
    | UnratedReason;
};

type RatedRow = Pick<
  ListedRecordRow,
  "type" | "direction" | "category" | "durationSeconds" | "status" | "reason" | "module" | "serviceChargeCents"
>;

/** Returns why a rated record costs what it costs (R6). It reads the outcome of the rating and never rates again, as a
 *  rated record keeps its price. */
export function priceReason(row: RatedRow): PriceReason {
  switch (row.status) {
    case "unrated":
      return { rule: "R6.6", reason: row.reason ?? "no-tariff" };
    case "included":
      return row.category === "international"
        ? { rule: "R6.5", reason: "eu-na-bundle" }
        : { rule: "R6.3", reason: "national-bundle" };
    case "free":
      return reasonOfFree(row);
    case "rated":
      return reasonOfRate(row);
    default:
      return row.status satisfies never;
  }
}

/** A rate of 0 makes a record free too. */
function reasonOfFree(row: RatedRow): PriceReason {
  if (row.category === "free-number") return { rule: "R6.6", reason: "free-number" };
  if (row.direction === "in") return { rule: "R6.7", reason: "incoming" };
  if (row.category === "on-net") return { rule: "R6.2", reason: "on-net" };
  if (row.type === "call" && row.durationSeconds === 0) return { rule: "R6.1", reason: "no-seconds" };
  return reasonOfRate(row);
}

function reasonOfRate({ category, module, serviceChargeCents }: RatedRow): PriceReason {
  switch (category) {
    case "on-net":
      return { rule: "R6.2", reason: "on-net" };
    case "free-number":
      return { rule: "R6.6", reason: "free-number" };
    case "national":
      return module === "mobile" ? { rule: "R6.7", reason: "mobile" } : { rule: "R6.1", reason: "start-and-minutes" };
    case "international":
      return { rule: "R6.4", reason: "zone" };
    case "service-number":
      return { rule: "R6.3", reason: serviceChargeCents === null ? "paid-number" : "charge-of-record" };
    case "paid-sms":
      return { rule: "R6.7", reason: "charge-of-record" };
    case "sms":
    case "data":
      return { rule: "R6.7", reason: "mobile" };
    case "roaming":
      return { rule: "R6.7", reason: "roaming" };
    default:
      return category satisfies never;
  }
}
