import type { ReactElement } from "react";

import type { InvoiceSummary } from "../domain/invoice-summary";
import { Badge } from "~/ui/badge";
import { StatusBadge } from "~/ui/status-badge";
import type { Translate } from "~/format/texts";

type InvoiceStatusProps = {
  readonly invoice: Pick<InvoiceSummary, "type" | "status" | "totalCents">;
  readonly t: Translate;
};

/** Where the payment stands; what gives money back is never collected. */
export function InvoiceStatusBadge({ invoice, t }: InvoiceStatusProps): ReactElement {
  const givesBack = invoice.totalCents <= 0 && invoice.status === "issued";
  return givesBack ? (
    <Badge sign="check">{t(invoice.type === "credit-note" ? "creditNote" : "nothingToCollect")}</Badge>
  ) : (
    <StatusBadge status={invoice.status} />
  );
}
