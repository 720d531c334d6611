import * as z from "zod";

import { USAGE_GROUPINGS } from "../domain/reports/usage-report";

const figures = { records: z.int(), minutes: z.int(), units: z.int(), chargeCents: z.int() };

/** The body of `GET /api/v1/usage`. */
export const usageAnswer = z.looseObject({
  period: z.string().regex(/^\d{4}-\d{2}$/),
  groupBy: z.enum(USAGE_GROUPINGS),
  rows: z.array(z.looseObject({ key: z.string(), label: z.string(), ...figures, unratedRecords: z.int() })),
  totals: z.looseObject(figures),
  unratedRecords: z.int(),
});
