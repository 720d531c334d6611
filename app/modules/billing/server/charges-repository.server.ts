import { toDateColumn } from "~/platform/database/date-columns.server";
import type { Transaction } from "~/platform/database/database.server";
import type { NewCharge } from "../domain/billable";

export type ChargeRow = NewCharge & { readonly id: string; readonly customerId: string };

export async function insertCharges(tx: Transaction, charges: readonly ChargeRow[]): Promise<void> {
  await tx.charge.createMany({
    data: charges.map((charge) => ({
      ...charge,
      kind: charge.kind === "one-time" ? "one_time" : charge.kind === "buy-out" ? "buy_out" : charge.kind,
      fromOn: toDateColumn(charge.fromOn),
      untilOn: toDateColumn(charge.untilOn),
      netCents: charge.quantity * charge.unitCents,
    })),
  });
}

/** Returns the codes of the products whose first installation is charged already, invoiced or not. */
export async function readInstalledProducts(tx: Transaction, customerId: string): Promise<string[]> {
  const rows = await tx.charge.findMany({
    where: { customerId, kind: "installation", deliveryId: { not: null }, productCode: { not: null } },
    select: { productCode: true },
    distinct: ["productCode"],
  });
  return rows.flatMap(({ productCode }) => productCode ?? []);
}
