import { mailJobSchema } from "~/modules/notifications/schemas/mail-job-schema";
import { sendMail } from "~/modules/notifications/server/send-mail.server";
import type { ServerContext } from "~/platform/context.server";
import type { MailTransport } from "~/platform/mail/mail.server";
import { outgoingMails } from "./outgoing-mails";

/** The task of a `send-mail` job: finds out what there is to tell, and hands it over. Throws when that fails, so that the queue
 *  tries again; who got the mail already can tell by its Message-ID. */
export function mailTask(context: ServerContext, transport: MailTransport): (payload: unknown) => Promise<void> {
  return async (payload) => {
    const job = mailJobSchema.parse(payload);
    const mails = await outgoingMails(context, job);
    for (const mail of mails) await sendMail(context, transport, mail);
    if (mails.length === 0) context.log.info({ kind: job.kind, customerId: job.customerId }, "nothing left to mail");
  };
}
