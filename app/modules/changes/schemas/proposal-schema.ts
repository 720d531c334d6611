import * as z from "zod";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";
import { changeLineSchema } from "./change-line-schema";

/** More lines than any customer has users; keeps one request from filling the server. */
const MAX_LINES = 2_000;

/** What is submitted, with what the submitter accepts (R2.10); the same body can be asked a preview of. The date of receipt is the
 *  server's. A key that is none is refused: a wish that was mistyped is never left out in silence. */
export const submittedChangeSchema = z.strictObject({
  lines: z.array(changeLineSchema).max(MAX_LINES),
  preferredDate: supportedDay.nullable().default(null),
  acceptBuyOutCents: z.int().min(0).default(0),
  previewToken: z.string().min(1).max(200).nullable().default(null),
});

/** What is cancelled: all lines, or those named by index (R3.5). A key that is none is refused, for without `lines` all are meant. */
export const cancellationSchema = z.strictObject({
  lines: z.array(z.int().min(0)).min(1).max(MAX_LINES).nullable().default(null),
});
