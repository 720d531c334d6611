import { once } from "node:events";
import type { Writable } from "node:stream";

import { NotFoundError } from "~/kernel/not-found";
import { isSingleLineText, hasLetterOrDigit } from "~/kernel/single-line-text";
import { creditInvoice } from "~/modules/billing/server/credit-invoice.server";
import { findOwnerOfInvoice } from "~/modules/billing/server/find-invoice.server";
import type { Invoice } from "~/modules/billing/domain/invoice";
import { documentProblems } from "~/modules/invoices/domain/document-problems";
import { answerOfInvoice } from "~/modules/invoices/schemas/invoice-answer";
import { getInvoice } from "~/modules/invoices/server/get-invoice.server";
import { getInvoiceFile } from "~/modules/invoices/server/get-invoice-file.server";
import { verifyArchive } from "~/modules/invoices/server/verify-archive.server";
import type { ServerContext } from "~/platform/context.server";

type Streams = { readonly stdout: Writable; readonly stderr: Writable };

export type InvoiceForm = "show" | "pdf" | "xml";

/** `insight invoice show|pdf|xml`: prints an issued invoice as JSON, PDF or e-invoice on stdout, the documents as they
 *  are archived, and problems of the document on stderr. Returns exit code 1 when there is no such invoice. */
export async function invoiceCommand(
  context: ServerContext,
  form: InvoiceForm,
  number: string,
  { stdout, stderr }: Streams,
): Promise<number> {
  try {
    const customerId = await findOwnerOfInvoice(context, number);
    if (customerId === null) throw new NotFoundError(`invoice ${number}`);
    const invoice = await getInvoice(context, customerId, number);
    for (const problem of documentProblems(invoice)) stderr.write(`${number}: ${problem}\n`);
    if (!stdout.write(await contentOf(context, form, customerId, invoice))) await once(stdout, "drain");
    return 0;
  } catch (error) {
    return explained(error, stderr);
  }
}

/** The options as they were typed; `lines` as `1,2`. */
export type CreditOptions = { readonly lines?: string; readonly reason: string };

/** `insight invoice credit`: credits an issued invoice, or some of its lines, and prints the credit note. Returns exit
 *  code 2 for wrong usage, 1 when it cannot be credited. */
export async function creditCommand(
  context: ServerContext,
  number: string,
  { lines, reason }: CreditOptions,
  { stdout, stderr }: Streams,
): Promise<number> {
  const lineNumbers = lines === undefined ? null : lines.split(",").map((text) => Number(text.trim()));
  const wrong = [
    ...(lineNumbers?.every((line) => Number.isSafeInteger(line) && line > 0) === false
      ? [`Not line numbers: ${lines ?? ""}`]
      : []),
    ...(hasLetterOrDigit(reason) ? [] : ["A credit note says why: --reason TEXT"]),
    ...(isSingleLineText(reason.trim()) ? [] : ["The reason is one line, without control characters"]),
  ];
  if (wrong.length > 0) {
    stderr.write(`${wrong.join("\n")}\n`);
    return 2;
  }
  try {
    const credit = await creditInvoice(context, { number, lineNumbers, reason: reason.trim() });
    const { netCents, vatCents, totalCents } = credit.draft;
    stdout.write(`${JSON.stringify({ number: credit.number, credits: number, netCents, vatCents, totalCents })}\n`);
    return 0;
  } catch (error) {
    return explained(error, stderr);
  }
}

/** `insight invoice verify`: recomputes the SHA-256 of archived documents, of one invoice or of all, and prints the
 *  result. Returns exit code 1 when a document differs from what was archived, or is not archived. */
export async function verifyCommand(
  context: ServerContext,
  number: string | null,
  { stdout, stderr }: Streams,
): Promise<number> {
  try {
    const verdict = await verifyArchive(context, number);
    stdout.write(`${JSON.stringify(verdict)}\n`);
    for (const name of verdict.broken) stderr.write(`${name} is not as it was archived\n`);
    for (const name of verdict.missing) stderr.write(`${name} is not archived yet: a worker does that\n`);
    return verdict.broken.length + verdict.missing.length === 0 ? 0 : 1;
  } catch (error) {
    return explained(error, stderr);
  }
}

async function contentOf(
  context: ServerContext,
  form: InvoiceForm,
  customerId: string,
  invoice: Invoice,
): Promise<string | Uint8Array> {
  switch (form) {
    case "show":
      return `${JSON.stringify(answerOfInvoice(invoice), null, 2)}\n`;
    case "pdf":
      return (await getInvoiceFile(context, customerId, invoice.number, "pdf")).content;
    case "xml":
      return (await getInvoiceFile(context, customerId, invoice.number, "ubl")).content;
    default:
      return form satisfies never;
  }
}

function explained(error: unknown, stderr: Writable): number {
  if (!(error instanceof NotFoundError) && !(error instanceof RangeError)) throw error;
  stderr.write(`${error.message}\n`);
  return 1;
}
