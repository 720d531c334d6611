import * as z from "zod";

import type { BillingPeriod } from "~/kernel/billing-period";
import { USAGE_GROUPINGS, type UsageReport } from "../domain/reports/usage-report";

const figures = { records: z.int(), minutes: z.int(), units: z.int(), chargeCents: z.int() };

/** The body of `GET /api/v1/usage`. */
export const usageAnswer = z
  .looseObject({
    period: z.string().regex(/^\d{4}-\d{2}$/),
    groupBy: z.enum(USAGE_GROUPINGS),
    rows: z.array(z.looseObject({ key: z.string(), label: z.string(), ...figures, unratedRecords: z.int() })),
    totals: z.looseObject(figures),
    unratedRecords: z.int(),
  })
  .meta({ id: "Usage" });

/** The report of a month as the API answers it. */
export function answerOfUsage(
  period: BillingPeriod,
  { groupBy, rows, totals, unratedRecords }: UsageReport,
): z.input<typeof usageAnswer> {
  return {
    period,
    groupBy,
    rows: rows.map(({ before: _before, detail: _detail, dataBytes: _dataBytes, ...row }) => row),
    totals,
    unratedRecords,
  };
}
