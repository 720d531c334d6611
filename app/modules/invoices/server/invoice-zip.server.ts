import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";

import { dayOf, monthNumberOf, yearOf, type LocalDate } from "~/kernel/local-date";
import { NotFoundError } from "~/kernel/not-found";
import type { ServerContext } from "~/platform/context.server";
import { documentName, INVOICE_DOCUMENT_KINDS, type InvoiceDocumentKind } from "../domain/invoice-document";
import type { InvoiceChoice } from "../domain/invoice-summary";
import { getInvoiceFile } from "./get-invoice-file.server";
import { readInvoiceNumbers } from "./invoices-repository.server";

/** Returns all documents of the chosen invoices as one ZIP, oldest first. The same invoices always give the same bytes.
 *  Each document is read when it is needed, so that about one is in memory at a time. Throws a NotFoundError when there
 *  are no chosen invoices. */
export async function openInvoiceZip(
  context: Pick<ServerContext, "database">,
  customerId: string,
  choice: InvoiceChoice,
): Promise<ReadableStream<Uint8Array>> {
  const chosenInvoices = await context.database.readCustomer(customerId, (tx) =>
    readInvoiceNumbers(tx, customerId, choice),
  );
  if (chosenInvoices.length === 0) throw new NotFoundError("invoices");
  const zip = new ZipFile();
  const out = new PassThrough();
  zip.outputStream.pipe(out);
  // A document that can't be read breaks the download: half a ZIP must not look whole.
  zip.on("error", (error: Error) => out.destroy(error));
  for (const { number, issuedOn } of chosenInvoices) {
    for (const kind of INVOICE_DOCUMENT_KINDS) {
      zip.addReadStreamLazy(documentName(number, kind), entryOptions(kind, issuedOn), (give) => {
        getInvoiceFile(context, customerId, number, kind).then(
          ({ content }) => {
            give(null, Readable.from([content], { objectMode: false }));
          },
          (error: unknown) => {
            give(error, Readable.from([]));
          },
        );
      });
    }
  }
  zip.end();
  const strategy = new ByteLengthQueuingStrategy({ highWaterMark: HELD_BYTES });
  return Readable.toWeb(out, { strategy }) as ReadableStream<Uint8Array>;
}

/** How much may wait for a slow reader. */
const HELD_BYTES = 64 * 1024;

/** A PDF is compressed already. The day of issue is written without a time zone, as is usual in ZIP files. */
function entryOptions(kind: InvoiceDocumentKind, issuedOn: LocalDate): object {
  const mtime = new Date(yearOf(issuedOn), monthNumberOf(issuedOn) - 1, dayOf(issuedOn));
  return { mtime, mode: 0o100644, forceDosTimestamp: true, compress: kind === "ubl" };
}
