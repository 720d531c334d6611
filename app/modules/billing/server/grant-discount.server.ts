import { addPeriods, firstDayOf, lastDayOf, type BillingPeriod } from "~/kernel/billing-period";
import { NotFoundError } from "~/kernel/not-found";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { recordAudit } from "~/modules/identity/server/record-audit.server";
import type { ServerContext } from "~/platform/context.server";
import { addCharges } from "./add-charges.server";
import { readCustomerByNumber } from "./billing-repository.server";

export type Discount = {
  readonly customerNumber: number;
  /** The amount of the discount in cents without VAT, above zero. */
  readonly cents: number;
  /** The description on the invoice. */
  readonly text: string;
  /** The invoice that it is for. If that is issued already, the discount goes on the next one. */
  readonly period: BillingPeriod;
  /** Null for a discount on the invoice as a whole. */
  readonly category: Category | null;
};

/** Adds a discount for one customer to an invoice (R4.7), as the operator. It is a line of its own, dated in the month
 *  before the period like other costs (R7.1). Throws a NotFoundError for an unknown customer. */
export async function grantDiscount(
  context: Pick<ServerContext, "database" | "clock" | "newId">,
  { customerNumber, cents, text, period, category }: Discount,
): Promise<void> {
  const customer = await context.database.withoutCustomer((tx) => readCustomerByNumber(tx, customerNumber));
  if (!customer) throw new NotFoundError(`customer ${String(customerNumber)}`);
  const month = addPeriods(period, -1);
  await context.database.withCustomer(customer.id, async (tx) => {
    await addCharges(tx, context.newId, customer.id, [
      {
        kind: "discount",
        category,
        productCode: null,
        profileId: null,
        description: text,
        fromOn: firstDayOf(month),
        untilOn: lastDayOf(month),
        quantity: 1,
        unitCents: -cents,
        changeRequestId: null,
        changeLineId: null,
        deliveryId: null,
      },
    ]);
    await recordAudit(tx, {
      customerId: customer.id,
      at: context.clock.now(),
      actor: null,
      action: "discount-granted",
      subject: `customer:${String(customerNumber)}`,
      detail: { period, cents, text },
    });
  });
}
