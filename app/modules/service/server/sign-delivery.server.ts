import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { Transaction } from "~/platform/database/database.server";
import { addDeliveries, signUnsigned, type NewDelivery, type SignedDelivery } from "./deliveries-repository.server";

export type { NewDelivery, SignedDelivery };

/** Records the parts of an installation, none of them signed yet. */
export function planDeliveries(tx: Transaction, deliveries: readonly NewDelivery[]): Promise<void> {
  return addDeliveries(tx, deliveries);
}

/** Signs the protocol of the open deliveries of a category, or of one of them (R1.6). It is a conditional write, so
 *  that none is ever signed twice. Returns those that it signed, in the order of the installation. */
export function signDeliveries(
  tx: Transaction,
  which: { readonly customerId: string; readonly category: Category; readonly id?: string },
  on: LocalDate,
): Promise<SignedDelivery[]> {
  return signUnsigned(tx, which, on);
}
