import type { KeyOf } from "~/format/texts";
import type { UsageGrouping } from "../domain/reports/usage-report";

/** What usage is grouped by, as its column is called. */
export const GROUPING_KEYS = {
  category: "kind",
  profile: "user",
  number: "number",
  destination: "destination",
  "cost-centre": "costCentre",
} as const satisfies Record<UsageGrouping, KeyOf<"usage" | "names">>;
