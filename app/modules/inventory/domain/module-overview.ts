import { compareTexts } from "~/kernel/compare-texts";
import { groupBy } from "~/kernel/group-by";
import { firstOfMonth, type LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import {
  CATEGORIES,
  productInUseOn,
  type Category,
  type PriceBook,
  type Product,
} from "~/modules/catalogue/domain/catalogue";
import type { NumberRange } from "./in-service";
import type { Inventory, InventoryProfile, InventorySubscription } from "./inventory";

/** A module as the customer has it on a day: what is in service, and what is still billed after its last day. Amounts
 *  are cents per month without VAT, as billed on that day; that of the module is the sum of everything in it. */
export type ModuleOverview = {
  readonly category: Category;
  readonly monthlyCents: number;
  readonly profiles: readonly ProfileOverview[];
  readonly groupOptions: readonly ProductInUse[];
  readonly numbers: readonly NumbersInUse[];
};

export type ProductInUse = {
  readonly code: string;
  readonly name: string;
  readonly monthlyCents: number;
  /** The last day in service, or null when no end is known. */
  readonly activeUntil: LocalDate | null;
  /** The last billed day, or null when no end is known. */
  readonly billedUntil: LocalDate | null;
};

/** `monthlyCents` is the price of the profile itself, without its options. */
export type ProfileOverview = ProductInUse & {
  readonly profileId: string;
  readonly user: string;
  readonly e164: string | null;
  readonly costCentre: string | null;
  readonly withDevice: boolean;
  readonly activeFrom: LocalDate;
  /** The price after a conversion that is not billed yet (R4.1). */
  readonly nextPrice: { readonly from: LocalDate; readonly monthlyCents: number } | null;
  readonly options: readonly ProductInUse[];
};

export type NumbersInUse = ProductInUse & { readonly numberId: string; readonly numbers: NumberRange | null };

/** Returns the modules of a customer on a day, in the order of the categories. Empty modules are left out. Throws a
 *  RangeError when a product in use has no price. */
export function moduleOverviews(inventory: Inventory, priceBook: PriceBook, asOf: LocalDate): ModuleOverview[] {
  const present = inventory.subscriptions.filter((it) => isPresent(it, asOf));
  const uses = new Map(present.map((it) => [it.id, productInUse(it, priceBook, asOf)]));
  const useOf = (it: InventorySubscription): ProductInUse => uses.get(it.id) ?? productInUse(it, priceBook, asOf);
  const byProfile = groupBy(present, ({ profileId }) => profileId);
  return CATEGORIES.flatMap((category) => {
    const own = present.filter((it) => it.category === category);
    if (own.length === 0) return [];
    return [
      {
        category,
        monthlyCents: sum(own.map((it) => useOf(it).monthlyCents)),
        profiles: inventory.profiles
          .filter((profile) => profile.category === category)
          .flatMap(
            (profile) => profileOverview(profile, byProfile.get(profile.id) ?? [], useOf, priceBook, asOf) ?? [],
          ),
        groupOptions: own.filter((it) => it.kind === "group-option").map(useOf),
        numbers: own
          .filter((it) => it.kind === "number")
          .map((it) => ({ ...useOf(it), numberId: it.id, numbers: it.numbers })),
      },
    ];
  });
}

/** Returns null for a profile that is not delivered yet, or that has ended and is no longer billed. */
function profileOverview(
  profile: InventoryProfile,
  present: readonly InventorySubscription[],
  useOf: (subscription: InventorySubscription) => ProductInUse,
  priceBook: PriceBook,
  asOf: LocalDate,
): ProfileOverview | null {
  const products = present.filter((it) => it.kind === "profile");
  const current = products.toSorted(byStart).at(-1);
  if (!current || profile.activeFrom === null) return null;
  const later = products.find((it) => it.billedFrom !== null && it.billedFrom > asOf);
  return {
    ...useOf(current),
    monthlyCents: sum(products.map((it) => useOf(it).monthlyCents)),
    profileId: profile.id,
    user: profile.name,
    e164: profile.e164,
    costCentre: profile.costCentre,
    withDevice: profile.withDevice,
    activeFrom: profile.activeFrom,
    nextPrice:
      later?.billedFrom == null
        ? null
        : { from: later.billedFrom, monthlyCents: productOf(later, priceBook, asOf).monthlyCents },
    options: present.filter((it) => it.kind === "option").map(useOf),
  };
}

function productInUse(subscription: InventorySubscription, priceBook: PriceBook, asOf: LocalDate): ProductInUse {
  const { activeUntil, billedFrom, billedUntil } = subscription;
  const { code, name, monthlyCents } = productOf(subscription, priceBook, asOf);
  const isBilled = billedFrom !== null && billedFrom <= asOf && (billedUntil === null || billedUntil >= asOf);
  return { code, name, monthlyCents: isBilled ? monthlyCents : 0, activeUntil, billedUntil };
}

/** A month is priced by the list in force on its first day (R4.6), and a product that is newer by the list of the day.
 */
function productOf({ productCode }: InventorySubscription, priceBook: PriceBook, asOf: LocalDate): Product {
  const product =
    productInUseOn(priceBook, productCode, firstOfMonth(asOf)) ?? productInUseOn(priceBook, productCode, asOf);
  if (!product) throw new RangeError(`${productCode} has no price on ${asOf}`);
  return product;
}

/** A conversion ends one product on the day that it starts the next, so what is still running sorts last. */
function byStart(one: InventorySubscription, other: InventorySubscription): number {
  return (
    compareTexts(one.activeFrom ?? "", other.activeFrom ?? "") ||
    compareTexts(one.activeUntil ?? "9999", other.activeUntil ?? "9999")
  );
}

function isPresent({ activeFrom, activeUntil, billedUntil }: InventorySubscription, asOf: LocalDate): boolean {
  if (activeFrom === null || activeFrom > asOf) return false;
  return activeUntil === null || activeUntil >= asOf || billedUntil === null || billedUntil >= asOf;
}
