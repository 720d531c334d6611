import type { KeyOf } from "~/format/texts";
import type { UsageCategory } from "../domain/usage-record";

/** What each kind of usage is called. */
export const USAGE_CATEGORY_KEYS = {
  "on-net": "category.on-net",
  national: "category.national",
  international: "category.international",
  "service-number": "usage.service-number",
  "free-number": "usage.free-number",
  sms: "usage.sms",
  "paid-sms": "usage.paid-sms",
  data: "usage.data",
  roaming: "category.roaming",
} as const satisfies Record<UsageCategory, KeyOf<"usage" | "names">>;
