import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { toDateColumn, toDateColumnOrNull, toLocalDateOrNull } from "~/platform/database/date-columns.server";
import type { Transaction } from "~/platform/database/database.server";
import type { Delivery } from "../domain/delivery";

export type NewDelivery = {
  readonly id: string;
  readonly customerId: string;
  readonly category: Category;
  readonly coordinator: string;
  readonly surveyOn: LocalDate | null;
  readonly position: number;
  readonly phoneCount: number;
};

export async function addDeliveries(tx: Transaction, deliveries: readonly NewDelivery[]): Promise<void> {
  await tx.delivery.createMany({
    data: deliveries.map((delivery) => ({ ...delivery, surveyOn: toDateColumnOrNull(delivery.surveyOn) })),
  });
}

/** Returns the deliveries of a customer in the order of the installation. */
export async function readDeliveries(tx: Transaction, customerId: string): Promise<Delivery[]> {
  const rows = await tx.delivery.findMany({ where: { customerId }, orderBy: { position: "asc" } });
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    coordinator: row.coordinator,
    surveyOn: toLocalDateOrNull(row.surveyOn),
    pocSignedOn: toLocalDateOrNull(row.pocSignedOn),
  }));
}

export type SignedDelivery = { readonly id: string; readonly category: Category; readonly phoneCount: number };

/** Signs those of the given deliveries that are not signed yet. */
export async function signUnsigned(
  tx: Transaction,
  where: { readonly customerId: string; readonly category: Category; readonly id?: string },
  on: LocalDate,
): Promise<SignedDelivery[]> {
  const signed = await tx.delivery.updateManyAndReturn({
    where: { ...where, pocSignedOn: null },
    data: { pocSignedOn: toDateColumn(on) },
    select: { id: true, category: true, phoneCount: true, position: true },
  });
  return signed.toSorted((a, b) => a.position - b.position).map(({ position: _, ...delivery }) => delivery);
}
