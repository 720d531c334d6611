import * as z from "zod";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";
import { changeLineSchema } from "./change-line-schema";
import { requestNoteShape } from "./request-note-schema";

/** More lines than any customer has users. It keeps a single request from filling the server. */
const MAX_LINES = 2_000;

/** What is submitted, with what the submitter accepts (R2.10). The same body can be previewed. The server decides the
 *  date of receipt. Unknown keys are rejected, so that a misspelt field is never silently ignored. */
export const submittedChangeSchema = z
  .strictObject({
    lines: z.array(changeLineSchema).max(MAX_LINES),
    preferredDate: supportedDay.nullable().default(null),
    acceptBuyOutCents: z.int().min(0).default(0),
    previewToken: z.string().min(1).max(200).nullable().default(null),
    ...requestNoteShape,
  })
  .meta({ id: "SubmittedChange" });

/** What is cancelled: all lines, or those given by index (R3.5). Unknown keys are rejected, because without `lines` the
 *  whole request is cancelled. */
export const cancellationSchema = z
  .strictObject({
    lines: z.array(z.int().min(0)).min(1).max(MAX_LINES).nullable().default(null),
  })
  .meta({ id: "Cancellation" });
