import { mailJobSchema } from "~/modules/notifications/schemas/mail-job-schema";
import { sendMail } from "~/modules/notifications/server/send-mail.server";
import type { ServerContext } from "~/platform/context.server";
import type { MailTransport } from "~/platform/mail/mail.server";
import { outgoingMails } from "./outgoing-mails";

/** Returns the task of a `send-mail` job: it composes the mails and hands them over. Throws when that fails, so that
 *  the queue retries; whoever got the mail already recognises it by its Message-ID. */
export function sendMailTask(context: ServerContext, transport: MailTransport): (payload: unknown) => Promise<void> {
  return async (payload) => {
    const job = mailJobSchema.parse(payload);
    const mails = await outgoingMails(context, job);
    for (const mail of mails) await sendMail(context, transport, mail);
    if (mails.length === 0) context.log.info({ kind: job.kind, customerId: job.customerId }, "nothing left to send");
  };
}
