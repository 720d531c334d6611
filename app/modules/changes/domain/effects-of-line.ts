import type { LocalDate } from "~/kernel/local-date";
import { firstOfMonth } from "~/kernel/local-date";
import { productInUseOn, type PriceBook, type Product } from "~/modules/catalogue/domain/catalogue";
import type { Inventory, InventorySubscription } from "~/modules/inventory/domain/inventory";
import type { AddProfile, ConvertProfile } from "./change-line";
import type { RequestLine } from "./change-request";
import { conversionBilling } from "./conversion-billing";
import { buyOutCharges, oneTimeCharges } from "./line-charges";
import { NO_EFFECTS, type LineEffects, type StartedSubscription } from "./line-effects";
import type { OneTimePart } from "./one-time-parts";

/** What a line does to the inventory and to billing when it is executed. Removals bill until the day that was accepted, also
 *  when they come late (R4.1); additions from the day of execution (R4.4). Throws a RangeError when what it is about is not
 *  there: the line was not judged. */
export function effectsOfLine(line: RequestLine, execution: Execution): LineEffects {
  const effects = inventoryEffects(line, execution);
  const charges = [
    ...oneTimeCharges(line.line, execution.oneTime, effects.newProfiles, execution.on),
    ...effects.charges,
    ...buyOutCharges(line, execution.inventory, execution.on),
  ];
  return { ...effects, charges };
}

export type Execution = {
  readonly on: LocalDate;
  readonly inventory: Inventory;
  readonly priceBook: PriceBook;
  /** Of this line (R4.3). */
  readonly oneTime: readonly OneTimePart[];
  readonly newId: () => string;
  /** The name of the n-th new user that got none, from 1. */
  readonly nameOfNew: (position: number) => string;
};

function inventoryEffects(requestLine: RequestLine, execution: Execution): LineEffects {
  const { line, billedUntil } = requestLine;
  const { on, inventory } = execution;
  switch (line.action) {
    case "add-profile":
      return addedProfiles(line, execution);
    case "remove-profile": {
      const until = required(billedUntil, "the last billed day of a removal");
      const ended = running(inventory, (it) => it.profileId === line.profileId);
      required(ended[0], "a running profile");
      return {
        ...NO_EFFECTS,
        endedProfileId: line.profileId,
        ended: ended.map(({ id }) => ({ subscriptionId: id, billedUntil: until })),
      };
    }
    case "convert-profile":
      return converted(line, requestLine, execution);
    case "add-option": {
      const product = productOf(execution, line.productCode);
      const kind = line.profileId === null ? ("group-option" as const) : ("option" as const);
      return { ...NO_EFFECTS, started: [started(kind, product, line.profileId, on)] };
    }
    case "remove-option": {
      const until = required(billedUntil, "the last billed day of a removal");
      const kind = line.profileId === null ? "group-option" : "option";
      const [option] = running(
        inventory,
        (it) => it.kind === kind && it.profileId === line.profileId && it.productCode === line.productCode,
      );
      return {
        ...NO_EFFECTS,
        ended: [{ subscriptionId: required(option, "a running option").id, billedUntil: until }],
      };
    }
    case "add-number": {
      const product = productOf(execution, line.productCode);
      const number = { ...started("number", product, null, on), country: line.country, areaCode: line.areaCode };
      return { ...NO_EFFECTS, started: Array.from({ length: line.quantity }, () => number) };
    }
    case "remove-number": {
      const until = required(billedUntil, "the last billed day of a removal");
      const [number] = running(inventory, (it) => it.kind === "number" && it.id === line.numberId);
      return {
        ...NO_EFFECTS,
        ended: [{ subscriptionId: required(number, "a running number").id, billedUntil: until }],
      };
    }
    case "order-phone":
      return NO_EFFECTS;
    default:
      return line satisfies never;
  }
}

function addedProfiles(line: AddProfile, execution: Execution): LineEffects {
  const { on, newId, nameOfNew } = execution;
  const product = productOf(execution, line.productCode);
  const options = line.options.map((code) => productOf(execution, code));
  const newProfiles = Array.from({ length: line.quantity }, (_, at) => ({
    id: newId(),
    category: product.category,
    productCode: product.code,
    name: line.names[at]?.trim() || nameOfNew(at + 1),
  }));
  return {
    ...NO_EFFECTS,
    newProfiles,
    started: newProfiles.flatMap(({ id }) => [
      started("profile", product, id, on),
      ...options.map((option) => started("option", option, id, on)),
    ]),
  };
}

function converted(
  line: ConvertProfile,
  { billedUntil, fromProductCode }: RequestLine,
  execution: Execution,
): LineEffects {
  const { on, inventory } = execution;
  const [found] = running(inventory, (it) => it.kind === "profile" && it.profileId === line.profileId);
  const old = required(found, "a running profile");
  const product = productOf(execution, line.toProductCode);
  const month = firstOfMonth(on);
  const monthlyOf = (code: string): number =>
    (productInUseOn(execution.priceBook, code, month) ?? productOf(execution, code)).monthlyCents;
  const billing = conversionBilling({
    executedOn: on,
    oldBilledFrom: required(old.billedFrom, "the first billed day of a running profile"),
    acceptedUntil: billedUntil,
    differenceCents: monthlyOf(product.code) - monthlyOf(fromProductCode ?? old.productCode),
  });
  const firstPart = billing.firstPart && {
    kind: "subscription" as const,
    category: product.category,
    productCode: product.code,
    profileId: line.profileId,
    fromOn: billing.firstPart.from,
    untilOn: billing.firstPart.until,
    quantity: 1,
    unitCents: billing.firstPart.cents,
  };
  return {
    ...NO_EFFECTS,
    conversion: { profileId: line.profileId, toProductCode: product.code },
    ended: [{ subscriptionId: old.id, billedUntil: billing.oldUntil }],
    started: [started("profile", product, line.profileId, billing.newFrom)],
    charges: firstPart === null ? [] : [firstPart],
  };
}

function started(
  kind: StartedSubscription["kind"],
  product: Product,
  profileId: string | null,
  billedFrom: LocalDate,
): StartedSubscription {
  return {
    kind,
    category: product.category,
    productCode: product.code,
    profileId,
    billedFrom,
    country: null,
    areaCode: null,
  };
}

function running(inventory: Inventory, wanted: (it: InventorySubscription) => boolean): InventorySubscription[] {
  return inventory.subscriptions.filter((it) => it.activeFrom !== null && it.activeUntil === null && wanted(it));
}

function productOf({ priceBook, on }: Execution, code: string): Product {
  return required(productInUseOn(priceBook, code, on), `the product ${code}`);
}

function required<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new RangeError(`Missing: ${what}`);
  return value;
}
