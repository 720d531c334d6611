import type { ReactElement } from "react";

import type { InvoiceSummary } from "../domain/invoice-summary";
import { Badge } from "~/ui/badge";
import { StatusBadge } from "~/ui/status-badge";
import { useTexts } from "~/ui/texts";

type InvoiceStatusProps = {
  readonly invoice: Pick<InvoiceSummary, "type" | "status" | "totalCents">;
};

/** Where the payment stands; what gives money back is never collected. */
export function InvoiceStatusBadge({ invoice }: InvoiceStatusProps): ReactElement {
  const t = useTexts("invoices");
  const givesBack = invoice.totalCents <= 0 && invoice.status === "issued";
  return givesBack ? (
    <Badge sign="check">{t(invoice.type === "credit-note" ? "creditNote" : "nothingToCollect")}</Badge>
  ) : (
    <StatusBadge status={invoice.status} />
  );
}
