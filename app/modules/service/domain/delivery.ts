import { addMonths, type LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";

/** One part of the installation (R1.6). */
export type Delivery = {
  readonly id: string;
  readonly category: Category;
  /** The order coordinator (klantorder-regisseur). */
  readonly coordinator: string;
  /** The technical survey; null: there is none. */
  readonly surveyOn: LocalDate | null;
  /** When its hand-over protocol was signed; null: it is not delivered yet. */
  readonly pocSignedOn: LocalDate | null;
};

/** The day on which the installation warranty ends, so many months from the signature (R1.6); null while nothing is signed. */
export function warrantyUntil(delivery: Delivery, warrantyMonths: number): LocalDate | null {
  return delivery.pocSignedOn === null ? null : addMonths(delivery.pocSignedOn, warrantyMonths);
}
