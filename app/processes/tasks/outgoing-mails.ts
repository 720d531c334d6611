import { getCustomer } from "~/modules/contract/server/find-customer.server";
import { getLinkMail } from "~/modules/identity/server/get-link-mail.server";
import { listUsers } from "~/modules/identity/server/list-users.server";
import { mailKey, type CustomerMail, type MailJob, type UserLinkMail } from "~/modules/notifications/domain/mail-job";
import type { OutgoingMail } from "~/modules/notifications/server/send-mail.server";
import type { ServerContext } from "~/platform/context.server";
import { changeMails } from "~/modules/changes/server/change-mails.server";
import { preparedMails } from "~/modules/changes/server/prepared/prepared-mails.server";
import { invoiceMails } from "~/modules/invoices/server/invoice-mails.server";

/** Returns the mails of a job, made from the rows as they are now. Empty when there is nothing to send any more. Throws
 *  a NotFoundError when what it is about is not this customer's. */
export function outgoingMails(context: ServerContext, job: MailJob): Promise<OutgoingMail[]> {
  switch (job.kind) {
    case "invitation":
    case "password-reset":
      return linkMails(context, job);
    case "portal-open":
      return portalOpenMails(context, job);
    case "invoice":
      return invoiceMails(context, job);
    case "change-queued":
    case "change-moved":
    case "change-executed":
    case "change-rejected":
    case "change-cancelled":
      return changeMails(context, job);
    case "prepared-signed":
    case "prepared-dropped":
    case "prepared-failed":
      return preparedMails(context, job);
    default:
      return job satisfies never;
  }
}

async function linkMails(context: ServerContext, job: UserLinkMail): Promise<OutgoingMail[]> {
  const mail = await getLinkMail(context, job);
  if (mail === null) return [];
  const customer = await context.database.withCustomer(job.customerId, (tx) => getCustomer(tx, job.customerId));
  return [
    {
      key: mailKey(job),
      to: { name: mail.name, address: mail.to },
      language: mail.language,
      message: { kind: mail.kind, customerName: customer.name, link: mail.link, validUntil: mail.expiresAt },
    },
  ];
}

/** Goes to every owner (R8.3). */
async function portalOpenMails({ database, settings }: ServerContext, job: CustomerMail): Promise<OutgoingMail[]> {
  const [customer, users] = await database.withCustomer(job.customerId, async (tx) => [
    await getCustomer(tx, job.customerId),
    await listUsers(tx, job.customerId),
  ]);
  return users
    .filter(({ role }) => role === "owner")
    .map(({ id, name, email, language }) => ({
      key: `${mailKey(job)}:${id}`,
      to: { name, address: email },
      language,
      message: { kind: "portal-open", customerName: customer.name, link: `${settings.baseUrl}/` },
    }));
}
