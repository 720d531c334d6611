import * as z from "zod";

import type { MailJob } from "../domain/mail-job";

const id = z.guid();

/** The payload of a `send-mail` job as it is read from the queue. */
export const mailJobSchema: z.ZodType<MailJob> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["invitation", "password-reset"]), customerId: id, userId: id, tokenId: id }),
  z.strictObject({ kind: z.literal("portal-open"), customerId: id }),
  z.strictObject({ kind: z.literal("invoice"), customerId: id, invoiceId: id }),
  z.strictObject({
    kind: z.enum(["change-queued", "change-moved", "change-executed", "change-rejected", "change-cancelled"]),
    customerId: id,
    requestId: id,
    positions: z.array(z.int().min(0)).optional(),
    eventId: id.optional(),
  }),
  z.strictObject({ kind: z.literal("prepared-signed"), customerId: id, preparedId: id, revision: z.int().min(1) }),
  z.strictObject({ kind: z.literal("prepared-dropped"), customerId: id, preparedId: id }),
  z.strictObject({ kind: z.literal("prepared-failed"), customerId: id, preparedId: id, on: z.iso.date() }),
]);
