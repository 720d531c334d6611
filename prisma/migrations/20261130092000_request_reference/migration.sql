-- What a customer calls a request, and what it is about: on the request, and on each invoice line that it leads to.

-- AlterTable
ALTER TABLE "change_requests" ADD COLUMN     "comment" TEXT,
ADD COLUMN     "reference" TEXT;

-- AlterTable
ALTER TABLE "invoice_lines" ADD COLUMN     "reference" TEXT;

-- What Prisma's schema has no words for.
ALTER TABLE change_requests
  ADD CONSTRAINT change_requests_reference CHECK (char_length(reference) BETWEEN 1 AND 35),
  ADD CONSTRAINT change_requests_comment CHECK (char_length(comment) BETWEEN 1 AND 500);
ALTER TABLE invoice_lines
  ADD CONSTRAINT invoice_lines_reference CHECK (char_length(reference) BETWEEN 1 AND 35);

-- The dates of what is queued can be moved (R3.5), with what follows from them.
GRANT UPDATE (completion_on, accepted_buy_out_cents, preview, explanation) ON change_requests TO insight_web;
GRANT UPDATE (payload, planned_on, billed_from, billed_until, buy_out_cents) ON change_lines TO insight_web;
