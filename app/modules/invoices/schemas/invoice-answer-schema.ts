import * as z from "zod";

import { INVOICE_LINE_KINDS } from "~/modules/billing/domain/invoice-line";
import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";

const cents = z.int();

const invoiceSummary = z.object({
  number: z.string().regex(/^[A-Z0-9-]{4,24}$/),
  type: z.enum(["invoice", "credit-note"]),
  period: z.string().regex(/^\d{4}-\d{2}$/),
  issuedOn: supportedDay,
  dueOn: supportedDay,
  status: z.enum(["issued", "collected", "failed", "credited"]),
  netCents: cents,
  vatCents: cents,
  totalCents: cents,
});

/** The body of `GET /api/v1/invoices`. */
export const invoicePageAnswer = z.looseObject({
  invoices: z.array(z.looseObject(invoiceSummary.shape)),
  nextCursor: z.string().nullable(),
});

/** The body of `GET /api/v1/invoices/:number`. */
export const invoiceAnswer = z.looseObject({
  ...invoiceSummary.shape,
  lines: z.array(
    z.looseObject({
      lineNumber: z.int().min(1),
      kind: z.enum(INVOICE_LINE_KINDS),
      category: z.enum(CATEGORIES).nullable(),
      productCode: z.string().nullable(),
      profileId: z.guid().nullable(),
      description: z.string(),
      from: supportedDay,
      to: supportedDay,
      quantity: z.int(),
      unitCents: cents,
      netCents: cents,
      changeRequestId: z.guid().nullable(),
      /** What of the line is whose; empty where it is nobody's own. */
      shares: z.array(
        z.object({
          profileId: z.guid(),
          profileName: z.string(),
          costCentre: z.string().nullable(),
          netCents: cents,
        }),
      ),
    }),
  ),
  statusOn: supportedDay.nullable(),
  periodFrom: supportedDay,
  periodTo: supportedDay,
  buyerReference: z.string().nullable(),
  creditedNumber: z.string().nullable(),
  creditNoteNumbers: z.array(z.string()),
  vat: z.array(z.looseObject({ ratePercent: z.int(), baseCents: cents, vatCents: cents })),
});
