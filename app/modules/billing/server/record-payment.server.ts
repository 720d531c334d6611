import type { LocalDate } from "~/kernel/local-date";
import { NotFoundError } from "~/kernel/not-found";
import { recordAudit } from "~/modules/identity/server/record-audit.server";
import type { ServerContext } from "~/platform/context.server";
import { readOwnerOfInvoice, writePaymentStatus } from "./billing-repository.server";
import { readInvoice } from "./issued-invoice-repository.server";

export type Payment = { readonly number: string; readonly status: "collected" | "failed"; readonly on: LocalDate };

const PREVIOUS_STATUSES = {
  collected: ["issued", "failed"],
  /** A bank can give a collected amount back. */
  failed: ["issued", "collected"],
} as const;

/** Records that the amount of an invoice was collected, or that the collection failed (R7.5), as the operator.
 *  Recording the current status again changes nothing. Throws a NotFoundError for an unknown number, and a RangeError
 *  for a credit note, a day before the issue, or an invoice that is credited. */
export async function recordPayment(
  context: Pick<ServerContext, "database" | "clock">,
  payment: Payment,
): Promise<void> {
  const { number, status, on } = payment;
  const customerId = await context.database.withoutCustomer((tx) => readOwnerOfInvoice(tx, number));
  if (customerId === null) throw new NotFoundError(`invoice ${number}`);
  await context.database.withCustomer(customerId, async (tx) => {
    const invoice = await readInvoice(tx, customerId, number);
    if (!invoice) throw new NotFoundError(`invoice ${number}`);
    if (invoice.type === "credit-note") throw new RangeError(`${number} is a credit note: nothing is collected`);
    if (on < invoice.issuedOn) throw new RangeError(`${number} was issued on ${invoice.issuedOn}, after ${on}`);
    if (invoice.status === status && invoice.statusOn === on) return;
    const moved = await writePaymentStatus(tx, { customerId, number, from: PREVIOUS_STATUSES[status], to: status, on });
    if (!moved) throw new RangeError(`${number} is ${invoice.status}: it can't become ${status}`);
    const subject = `invoice:${number}`;
    await recordAudit(tx, {
      customerId,
      at: context.clock.now(),
      actor: null,
      action: `payment-${status}`,
      subject,
      detail: { on },
    });
  });
}
