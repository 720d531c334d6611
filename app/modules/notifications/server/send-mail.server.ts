import type { ServerContext } from "~/platform/context.server";
import type { MailAttachment, MailTransport } from "~/platform/mail/mail.server";
import type { Language } from "~/kernel/language";
import { mailHtml, mailText } from "../domain/mail-layout";
import type { MailMessage } from "../domain/mail-message";
import { mailWords } from "./mail-words.server";

/** One mail for one reader. */
export type OutgoingMail = {
  /** The permanent key of the mail, from which its Message-ID is made. */
  readonly key: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly language: Language;
  readonly message: MailMessage;
  readonly attachments?: readonly MailAttachment[];
};

/** Composes a mail in the reader's language and hands it to the transport. Throws when the transport does, and its job
 *  is then retried. */
export async function sendMail(
  context: Pick<ServerContext, "settings" | "clock">,
  transport: MailTransport,
  mail: OutgoingMail,
): Promise<void> {
  const { settings, clock } = context;
  const sender = { brandName: settings.brandName, phone: settings.operator.phone };
  const words = mailWords(mail.message, mail.to.name, mail.language, sender);
  await transport.send({
    key: mail.key,
    sentAt: clock.now(),
    to: mail.to,
    subject: words.subject,
    text: mailText(words),
    html: mailHtml(words, mail.language),
    language: mail.language,
    attachments: mail.attachments ?? [],
  });
}
