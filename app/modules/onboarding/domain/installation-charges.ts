import type { LocalDate } from "~/kernel/local-date";
import type { NewCharge } from "~/modules/billing/domain/billable";
import { productInUseOn, type PriceBook, type Product } from "~/modules/catalogue/domain/catalogue";
import type { StartedSubscription } from "~/modules/inventory/domain/inventory";

export type SignedInstallation = {
  readonly deliveryId: string;
  readonly signedOn: LocalDate;
  readonly started: readonly StartedSubscription[];
  readonly phones: { readonly productCode: string; readonly count: number };
};

/** Returns what the first installation of a delivery costs, at the prices in force on the start date of the contract
 *  (R4.6): profiles, numbers and phones per piece, everything else once per product for the whole installation (R4.3).
 */
export function installationCharges(
  installation: SignedInstallation,
  startDate: LocalDate,
  alreadyCharged: ReadonlySet<string>,
  priceBook: PriceBook,
): NewCharge[] {
  const { started, phones } = installation;
  const charged = new Set(alreadyCharged);
  const charges = started.flatMap(({ productCode, profileId }) => {
    const product = productOf(priceBook, productCode, startDate);
    if (product.oneTimeBasis === "per_unit") return chargeFor(installation, product, 1, profileId);
    if (charged.has(productCode)) return [];
    charged.add(productCode);
    return chargeFor(installation, product, 1, null);
  });
  const phone = phones.count > 0 ? productOf(priceBook, phones.productCode, startDate) : null;
  return phone ? [...charges, ...chargeFor(installation, phone, phones.count, null)] : charges;
}

function productOf(priceBook: PriceBook, code: string, on: LocalDate): Product {
  const product = productInUseOn(priceBook, code, on);
  if (!product) throw new RangeError(`${code} has no price on ${on}`);
  return product;
}

function chargeFor(
  { deliveryId, signedOn }: SignedInstallation,
  product: Product,
  quantity: number,
  profileId: string | null,
): NewCharge[] {
  if (product.firstInstallCents === 0) return [];
  return [
    {
      kind: "installation",
      category: product.category,
      productCode: product.code,
      profileId,
      description: null,
      fromOn: signedOn,
      untilOn: signedOn,
      quantity,
      unitCents: product.firstInstallCents,
      changeRequestId: null,
      changeLineId: null,
      deliveryId,
    },
  ];
}
