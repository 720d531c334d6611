import type { LocalDate } from "~/kernel/local-date";
import { addCharges, installedProducts } from "~/modules/billing/server/add-charges.server";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import type { Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { putDeliveryInService } from "~/modules/inventory/server/order-inventory.server";
import { signDeliveries } from "~/modules/service/server/sign-delivery.server";
import type { Transaction } from "~/platform/database/database.server";
import type { NewId } from "~/platform/new-id.server";
import { installationCharges } from "../domain/installation-charges";

export type DeliveryToSign = {
  readonly customerId: string;
  readonly category: Category;
  /** One delivery. When it is absent: every open one of the category. */
  readonly id?: string;
  readonly signedOn: LocalDate;
  /** The start date of the contract. */
  readonly startDate: LocalDate;
};

/** Signs the protocol of open deliveries: from that day they are in service and billed, and their installation is
 *  charged (R1.6). Returns how many were signed. */
export async function startDeliveries(
  tx: Transaction,
  newId: NewId,
  catalogue: Catalogue,
  { startDate, signedOn, ...which }: DeliveryToSign,
): Promise<number> {
  const signed = await signDeliveries(tx, which, signedOn);
  const { phoneProductCode } = rulePackOn(catalogue.rulePacks, startDate).fit;
  for (const delivery of signed) {
    const started = await putDeliveryInService(tx, { customerId: which.customerId, deliveryId: delivery.id }, signedOn);
    const installation = {
      deliveryId: delivery.id,
      signedOn,
      started,
      phones: { productCode: phoneProductCode, count: delivery.phoneCount },
    };
    const alreadyCharged = await installedProducts(tx, which.customerId);
    await addCharges(
      tx,
      newId,
      which.customerId,
      installationCharges(installation, startDate, alreadyCharged, catalogue.priceBook),
    );
  }
  return signed.length;
}
