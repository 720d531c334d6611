import { sum } from "~/kernel/money";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { productAfter, wantedOptions, type ProfileWish } from "../domain/desk/change-draft";
import type { Product } from "~/modules/catalogue/domain/catalogue";
import { priceListOn } from "~/modules/catalogue/domain/catalogue";
import type { ChangeSnapshot } from "../domain/desk/change-snapshot";
import type { ExecutionStart } from "../domain/execution/execution-time";
import type { WaitingBeside } from "../domain/prepared/beside-prepared";
import type { Holders } from "../domain/desk/desk-people";

/** What the change page shows beside the snapshot that it judges: whose each profile is. */
export type ChangeView = {
  readonly snapshot: ChangeSnapshot;
  readonly executionStarts: readonly ExecutionStart[];
  readonly holders: Holders;
  /** The prepared requests that wait and remove or downgrade somebody. */
  readonly waiting: readonly WaitingBeside[];
};

/** What can be ordered on the date of receipt, in the order of the list. */
export function orderableOf(snapshot: ChangeSnapshot): ReadonlyMap<string, Product> {
  return priceListOn(snapshot.priceBook, snapshot.receivedOn).products;
}

/** That, and what is no longer sold, at the price that who has it still pays. */
export function productsOf({ priceBook, receivedOn }: ChangeSnapshot): ReadonlyMap<string, Product> {
  return new Map(priceBook.filter(({ validFrom }) => validFrom <= receivedOn).flatMap(({ products }) => [...products]));
}

/** The monthly cents of a product in use. Throws a RangeError, as billing does, when no price list has had it. */
export function monthlyOf(products: ReadonlyMap<string, Product>, code: string): number {
  const product = products.get(code);
  if (!product) throw new RangeError(`${code} has no price`);
  return product.monthlyCents;
}

/** What a profile costs a month under a wish, options included. */
export function monthlyCentsOf(
  profile: ProfileInService,
  wish: ProfileWish | undefined,
  snapshot: ChangeSnapshot,
  products: ReadonlyMap<string, Product>,
): number {
  if (wish?.to === "remove") return 0;
  const codes = [productAfter(profile, wish), ...wantedOptions(profile, wish, snapshot)];
  return sum(codes.map((code) => monthlyOf(products, code)));
}
