import { NotFoundError } from "~/kernel/not-found";
import type { ServerContext } from "~/platform/context.server";
import { documentName, INVOICE_DOCUMENT_KINDS } from "../domain/invoice-document";
import { sha256Of } from "./archive-invoice.server";
import { readArchive } from "./invoice-archive-repository.server";

export type ArchiveVerdict = {
  readonly invoices: number;
  /** How many documents were verified. */
  readonly documents: number;
  /** The names of documents that differ from what was archived. */
  readonly broken: readonly string[];
  /** The names of documents that are not archived. */
  readonly missing: readonly string[];
};

const INVOICES_PER_PAGE = 20;

/** Recomputes the SHA-256 of the archived documents of one invoice or of all, a few at a time, as the operator. Throws
 *  a NotFoundError for an unknown number. */
export async function verifyArchive(
  context: Pick<ServerContext, "database">,
  number: string | null,
): Promise<ArchiveVerdict> {
  const verdict = { invoices: 0, documents: 0, broken: [] as string[], missing: [] as string[] };
  for (let after = ""; ;) {
    const page = await context.database.withoutCustomer((tx) =>
      readArchive(tx, { after, limit: INVOICES_PER_PAGE, number }),
    );
    for (const invoice of page) {
      verdict.invoices += 1;
      for (const kind of INVOICE_DOCUMENT_KINDS) {
        const name = documentName(invoice.number, kind);
        const document = invoice.documents.find((each) => each.kind === kind);
        if (!document) verdict.missing.push(name);
        else if (sha256Of(document.content) !== document.sha256) verdict.broken.push(name);
        if (document) verdict.documents += 1;
      }
    }
    const last = page.at(-1);
    if (number !== null && !last) throw new NotFoundError(`invoice ${number}`);
    if (number !== null || !last || page.length < INVOICES_PER_PAGE) return verdict;
    after = last.number;
  }
}
