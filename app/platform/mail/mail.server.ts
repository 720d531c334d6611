import type { Language } from "~/kernel/language";
import { createHash } from "node:crypto";
import { mkdir, open, rename } from "node:fs/promises";
import { join, resolve } from "node:path";

import { createTransport, type SendMailOptions } from "nodemailer";

import { toSingleLine } from "~/kernel/single-line-text";
import type { Log } from "../log.server";
import type { Settings } from "../settings/settings.server";

export type MailAttachment = { readonly fileName: string; readonly mediaType: string; readonly content: Uint8Array };

export type Mail = {
  /** Permanently identifies this mail: sent twice it has the same Message-ID, so that the recipient can recognise it.
   */
  readonly key: string;
  readonly sentAt: Date;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: Language;
  readonly attachments: readonly MailAttachment[];
};

/** Sends mail. `send` throws when the mail could not be handed over; its queue then retries. */
export type MailTransport = {
  readonly send: (mail: Mail) => Promise<void>;
  readonly close: () => void;
};

/** Uses SMTP when SMTP_URL is set. Otherwise each mail becomes an `.eml` file in `mail/` of the data directory, and its
 *  path is logged and passed to `onWritten`. */
export function openMailTransport(
  settings: Pick<Settings, "smtpUrl" | "mailFrom" | "dataDirectory">,
  log: Log,
  onWritten: (path: string) => void = () => undefined,
): MailTransport {
  return settings.smtpUrl === null
    ? fileTransport(join(settings.dataDirectory, "mail"), settings.mailFrom, (path) => {
        log.info({ path }, "mail written");
        onWritten(path);
      })
    : smtpTransport(settings.smtpUrl, settings.mailFrom);
}

function smtpTransport(url: string, from: string): MailTransport {
  const transporter = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return {
    send: async (mail) => {
      const info = await transporter.sendMail(messageOf(mail, from));
      if (info.rejected.length > 0) throw new Error("The mail server refused the recipient");
    },
    close: () => {
      transporter.close();
    },
  };
}

/** Files are written under a temporary name and then renamed, so that a watcher never reads an incomplete mail. */
function fileTransport(folder: string, from: string, onWritten: (path: string) => void): MailTransport {
  const transporter = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return {
    send: async (mail) => {
      const { message } = await transporter.sendMail(messageOf(mail, from));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = resolve(folder, fileNameOf(mail));
      const file = await open(`${path}.part`, "w", 0o600);
      try {
        await file.writeFile(message as Buffer);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.part`, path);
      onWritten(path);
    },
    close: () => {
      transporter.close();
    },
  };
}

function messageOf(mail: Mail, from: string): SendMailOptions {
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? "localhost";
  return {
    from,
    // Encoded or not, a line break in a header confuses who reads the mail.
    to: { name: toSingleLine(mail.to.name), address: mail.to.address },
    subject: toSingleLine(mail.subject),
    text: mail.text,
    html: mail.html,
    date: mail.sentAt,
    messageId: `<${digestOf(mail)}@${domain}>`,
    headers: {
      "Content-Language": mail.language,
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
    attachments: mail.attachments.map(({ fileName, mediaType, content }) => ({
      filename: fileName,
      contentType: mediaType,
      content: Buffer.from(content),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Sorts by time. The same mail sent again at the same moment replaces itself. */
function fileNameOf(mail: Mail): string {
  const moment = mail.sentAt.toISOString().slice(0, 19).replaceAll(":", "");
  const kind = mail.key.split(":")[0]?.replaceAll(/[^a-z-]/g, "") ?? "";
  return [moment, kind, digestOf(mail).slice(0, 12)].join("-") + ".eml";
}

function digestOf(mail: Mail): string {
  return createHash("sha256").update(mail.key).digest("hex").slice(0, 40);
}
