import * as z from "zod";
import { changeLineSchema, localDateSchema } from "./change-line-schema";

/** More lines than any customer has users; keeps one request from filling the server. */
const MAX_LINES = 2_000;

/** What is asked for a preview: the form and `POST /api/v1/change-requests/preview`. The date of receipt is the server's. */
export const proposedChangeSchema = z.object({
  lines: z.array(changeLineSchema).max(MAX_LINES),
  preferredDate: localDateSchema.nullable().default(null),
});

/** What is submitted: the same with what the submitter accepts (R2.10). */
export const submittedChangeSchema = proposedChangeSchema.extend({
  acceptBuyOutCents: z.int().min(0).default(0),
  previewToken: z.string().min(1).max(200).nullable().default(null),
});

/** What is cancelled: all lines, or those named by index (R3.5). */
export const cancellationSchema = z.object({
  lines: z.array(z.int().min(0)).min(1).max(MAX_LINES).nullable().default(null),
});
