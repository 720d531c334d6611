import type { Language } from "~/kernel/language";
/** The text of a mail, in reading order. */
export type MailWords = {
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  /** Figures and dates, each with a label. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly action: { readonly label: string; readonly link: string };
  /** Text after the button about what else can be done. */
  readonly afterwards: readonly string[];
  readonly footer: string;
};

/** Returns the mail as plain text. */
export function mailText({ greeting, paragraphs, facts, action, afterwards, footer }: MailWords): string {
  return [
    greeting,
    ...paragraphs,
    ...(facts.length > 0 ? [facts.map(({ label, value }) => `${label}: ${value}`).join("\n")] : []),
    `${action.label}:\n${action.link}`,
    ...afterwards,
    `--\n${footer}`,
  ].join("\n\n");
}

/** Returns the same mail as HTML that needs no images, styles or fixed width: one heading, real paragraphs, one link.
 */
export function mailHtml(words: MailWords, language: Language): string {
  const paragraph = (text: string): string => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;
  const { facts, action } = words;
  return [
    "<!doctype html>",
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(words.subject)}</title></head>`,
    `<body style="margin:0;padding:24px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif">`,
    `<main style="max-width:36rem;margin:0 auto">`,
    `<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${escapeHtml(words.subject)}</h1>`,
    paragraph(words.greeting),
    ...words.paragraphs.map(paragraph),
    ...(facts.length > 0
      ? [
          `<dl style="margin:0 0 16px">`,
          ...facts.map(
            ({ label, value }) =>
              `<dt style="margin:0;font-weight:600">${escapeHtml(label)}</dt><dd style="margin:0 0 8px">${escapeHtml(value)}</dd>`,
          ),
          "</dl>",
        ]
      : []),
    `<p style="margin:0 0 16px"><a href="${escapeHtml(action.link)}" style="display:inline-block;padding:10px 16px;border:2px solid currentColor;border-radius:6px;font-weight:600">${escapeHtml(action.label)}</a></p>`,
    ...words.afterwards.map(paragraph),
    `<p style="margin:24px 0 0;font-size:14px">${escapeHtml(words.footer)}</p>`,
    "</main>",
    "</body>",
    "</html>",
  ].join("\n");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
