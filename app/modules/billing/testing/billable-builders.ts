import { localDate } from "~/kernel/local-date";
import type { PriceBook, Product } from "~/modules/catalogue/domain/catalogue";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { BillableCharge, BillableSubscription } from "../domain/billable";
import type { BillingRules } from "../domain/draft-invoice";
import type { BilledUser } from "../domain/invoice-line";

export function aUser(profileId: string, overrides: Partial<BilledUser> = {}): BilledUser {
  return { profileId, profileName: `Gebruiker ${profileId}`, costCentre: null, ...overrides };
}

/** Returns the Pro profile of user `p1`, in service since 1 March 2025, billed from that day on and never invoiced. */
export function aSubscription(overrides: Partial<BillableSubscription> = {}): BillableSubscription {
  const { billedFrom = localDate("2025-03-01") } = overrides;
  return {
    id: "s1",
    category: "voice",
    productCode: "VOICE_PROFILE_PRO",
    user: aUser("p1"),
    activeFrom: billedFrom,
    billedFrom,
    billedUntil: null,
    invoicedUntil: null,
    openedByRequestId: null,
    closedByRequestId: null,
    ...overrides,
  };
}

/** Returns the one-time cost of an expansion with one Pro profile on 10 November 2026. */
export function aCharge(overrides: Partial<BillableCharge> = {}): BillableCharge {
  return {
    id: "c1",
    kind: "one-time",
    category: "voice",
    productCode: "VOICE_PROFILE_PRO",
    user: aUser("p1"),
    description: null,
    fromOn: localDate("2026-11-10"),
    untilOn: localDate("2026-11-10"),
    quantity: 1,
    unitCents: 1500,
    changeRequestId: null,
    ...overrides,
  };
}

export function aProduct(code: string, monthlyCents: number, overrides: Partial<Product> = {}): Product {
  return {
    code,
    name: code,
    category: "voice",
    scope: "profile",
    monthlyCents,
    firstInstallCents: 1500,
    expansionCents: 1500,
    oneTimeBasis: "per_unit",
    profileRule: "",
    countries: [],
    source: "price-list",
    ...overrides,
  };
}

export function aPriceBook(
  ...lists: readonly { readonly validFrom: string; readonly products: readonly Product[] }[]
): PriceBook {
  return lists.map(({ validFrom, products }) => ({
    validFrom: localDate(validFrom),
    products: new Map(products.map((product) => [product.code, product])),
  }));
}

/** The price list, plus products whose prices do not divide evenly. */
export const somePrices: PriceBook = aPriceBook({
  validFrom: "2020-01-01",
  products: [
    aProduct("VOICE_CENTRALE", 500, { scope: "group", name: "Connext Centrale" }),
    aProduct("VOICE_PROFILE_PLUS", 450, { name: "Connext Plus" }),
    aProduct("VOICE_PROFILE_PRO", 750, { name: "Connext Pro" }),
    aProduct("VOICE_UNLIMITED_NL", 550, { scope: "user_option", name: "Onbeperkt Bellen Nederland" }),
    aProduct("VOICE_DESKTOP_BASIS", 25, { scope: "user_option" }),
    aProduct("INTERNET_EXTRA_VEILIG", 0, { scope: "user_option", category: "internet" }),
    aProduct("MOBILE_PROFILE_BASIS", 1999, { category: "mobile" }),
  ],
});

/** Returns the part of a rule pack that billing reads; it never reads the rest. */
export function someRules(
  policy: Partial<Pick<RulePack, "vatPercent" | "collectionDays" | "holidays">> = {},
): BillingRules {
  const pack = { validFrom: localDate("2020-01-01"), vatPercent: 21, collectionDays: 14, holidays: [], ...policy };
  return { priceBook: somePrices, rulePacks: [pack as unknown as RulePack] };
}
