import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import PostalMime, { type Email } from "postal-mime";
import type { SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";

import { createLog } from "../log.server";
import { openMailTransport, type Mail, type MailTransport } from "./mail.server";
import { openSmtpInbox, type SmtpInbox } from "../testing/smtp-inbox";

const log = createLog({ logLevel: "silent" });
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const mail: Mail = {
  key: "invoice:8f0c7c1e-5f0e-4b0a-9a59-0d7f6f1f2a11",
  sentAt: new Date("2026-12-01T06:00:00Z"),
  to: { name: "Zoë de Boer", address: "facturen@example.nl" },
  subject: "Factuur 2026-000123: € 346,06 voor december 2026",
  text: "Hallo Zoë,\n\nJe factuur zit bij deze mail.\n",
  html: "<!doctype html><html lang=nl><body><p>Hallo Zoë</p></body></html>",
  language: "nl",
  attachments: [
    { fileName: "factuur-2026-000123.pdf", mediaType: "application/pdf", content: Buffer.from("%PDF-1.7 …") },
  ],
};

async function inbox(options: SMTPServerOptions = {}): Promise<SmtpInbox> {
  const opened = await openSmtpInbox(options);
  closing.push(opened.close);
  return opened;
}

function open(smtpUrl: string | null, dataDirectory = "unused", onWritten?: (path: string) => void): MailTransport {
  const settings = { smtpUrl, mailFrom: "Mijn Insight <noreply@mijn-insight.example>", dataDirectory };
  const transport = openMailTransport(settings, log, onWritten);
  closing.push(transport.close);
  return transport;
}

function header(email: Email, name: string): string | undefined {
  return email.headers.find(({ key }) => key === name)?.value;
}

describe("mail over SMTP", () => {
  test("a name or a subject of several lines is put on one, and adds no header", async () => {
    const { url, received } = await inbox();
    const broken = "Jan\r\nBcc: other@example.nl";
    await open(url).send({ ...mail, to: { ...mail.to, name: broken }, subject: broken });
    const email = await PostalMime.parse(received[0]?.raw ?? "");
    expect(email).toMatchObject({
      subject: "Jan Bcc: other@example.nl",
      to: [{ name: "Jan Bcc: other@example.nl", address: "facturen@example.nl" }],
    });
    expect(header(email, "bcc")).toBeUndefined();
  });

  test("both texts, the attachment and the headers arrive as intended", async () => {
    const { url, received } = await inbox();
    await open(url).send(mail);
    const [arrived] = received;
    expect(arrived).toMatchObject({ from: "noreply@mijn-insight.example", to: ["facturen@example.nl"] });
    const email = await PostalMime.parse(arrived?.raw ?? "");
    expect(email).toMatchObject({
      subject: mail.subject,
      from: { name: "Mijn Insight", address: "noreply@mijn-insight.example" },
      to: [{ name: "Zoë de Boer", address: "facturen@example.nl" }],
      date: "2026-12-01T06:00:00.000Z",
    });
    expect(email.text?.trim()).toBe(mail.text.trim());
    expect(email.html?.trim()).toBe(mail.html);
    expect(header(email, "content-language")).toBe("nl");
    expect(header(email, "auto-submitted")).toBe("auto-generated");
    const [attachment] = email.attachments;
    expect(attachment).toMatchObject({ filename: "factuur-2026-000123.pdf", mimeType: "application/pdf" });
    expect(Buffer.from(attachment?.content as ArrayBuffer).toString()).toBe("%PDF-1.7 …");
  });

  test("the same mail sent again has the same Message-ID, another mail another", async () => {
    const { url, received } = await inbox();
    const transport = open(url);
    await transport.send(mail);
    await transport.send({ ...mail, sentAt: new Date("2026-12-01T06:05:00Z") });
    await transport.send({ ...mail, key: "invoice:1c0c7c1e-5f0e-4b0a-9a59-0d7f6f1f2a12" });
    const [first, again, other] = await Promise.all(received.map(({ raw }) => PostalMime.parse(raw)));
    expect(first?.messageId).toMatch(/^<[0-9a-f]{40}@mijn-insight\.example>$/);
    expect(again?.messageId).toBe(first?.messageId);
    expect(other?.messageId).not.toBe(first?.messageId);
  });

  test("the account in SMTP_URL is used", async () => {
    const { port, received } = await inbox({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) => {
        if (username === "portal" && password === "s3cret@") done(null, { user: username });
        else done(new Error("refused"));
      },
    });
    await open(`smtp://portal:s3cret%40@127.0.0.1:${String(port)}`).send(mail);
    expect(received.map(({ user }) => user)).toEqual(["portal"]);
    await expect(open(`smtp://portal:wrong@127.0.0.1:${String(port)}`).send(mail)).rejects.toThrow(
      /refused|Invalid login/,
    );
  });

  test("a server that is busy, refuses or is unreachable makes sending fail, so that the job is tried again", async () => {
    const busy = Object.assign(new Error("try later"), { responseCode: 451 });
    const { url } = await inbox({
      onRcptTo: (_, __, done) => {
        done(busy);
      },
    });
    await expect(open(url).send(mail)).rejects.toThrow(/try later/);
    await expect(open("smtp://127.0.0.1:1").send(mail)).rejects.toThrow(/ECONNREFUSED/);
  });

  test("a subject or name cannot smuggle in headers", async () => {
    const { url, received } = await inbox();
    await open(url).send({
      ...mail,
      to: { name: "Jan\r\nBcc: all@example.nl", address: "facturen@example.nl" },
      subject: "Factuur\r\nX-Injected: yes",
    });
    const email = await PostalMime.parse(received[0]?.raw ?? "");
    expect(header(email, "x-injected")).toBeUndefined();
    expect(email.bcc ?? []).toEqual([]);
    expect(received[0]?.to).toEqual(["facturen@example.nl"]);
  });
});

describe("mail without SMTP_URL", () => {
  function folder(): string {
    const made = mkdtempSync(join(tmpdir(), "mail-"));
    closing.push(() => {
      rmSync(made, { recursive: true });
    });
    return made;
  }

  test("becomes a complete .eml file that only its owner can read, and its path is logged", async () => {
    const directory = folder();
    const written: string[] = [];
    await open(null, directory, (path) => written.push(path)).send(mail);
    const [path = ""] = written;
    expect(path).toMatch(new RegExp(`^${directory}/mail/2026-12-01T060000-invoice-[0-9a-f]{12}\\.eml$`));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const email = await PostalMime.parse(readFileSync(path));
    expect(email.subject).toBe(mail.subject);
    expect(email.attachments).toHaveLength(1);
    expect(readFileSync(path, "latin1")).toContain("\r\n");
  });

  test("the same mail at the same moment is one file; nothing half-written is left", async () => {
    const directory = folder();
    const transport = open(null, directory);
    await transport.send(mail);
    await transport.send(mail);
    await transport.send({ ...mail, key: "invoice:other" });
    const files = readdirSync(join(directory, "mail"));
    expect(files).toHaveLength(2);
    expect(files.every((file) => file.endsWith(".eml"))).toBe(true);
  });
});
