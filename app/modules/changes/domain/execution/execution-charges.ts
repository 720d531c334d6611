import type { LocalDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import {
  priceListOn,
  productInUseOn,
  type Category,
  type PriceBook,
  type Product,
} from "~/modules/catalogue/domain/catalogue";
import { rulePackOn, type RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { Inventory } from "~/modules/inventory/domain/inventory";
import type { NewProfile } from "~/modules/inventory/domain/inventory-after";
import type { ChangeLine } from "../change-line";
import type { ChangeRequest, RequestLine } from "../change-request";
import { oneTimeParts, type OneTimePart } from "../evaluation/one-time-costs";

/** An amount in cents without VAT for the next invoice. */
export type LineCharge = {
  readonly kind: "one-time" | "buy-out" | "subscription";
  readonly category: Category;
  readonly productCode: string;
  readonly profileId: string | null;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
  readonly quantity: number;
  readonly unitCents: number;
};

/** Returns the one-time costs of an executed line. All costs of a line about one user are charged to that user. For
 *  several new users, what is counted per user is charged to each, and what is counted once to nobody. */
export function oneTimeCharges(
  line: ChangeLine,
  parts: readonly OneTimePart[],
  newProfiles: readonly NewProfile[],
  on: LocalDate,
): LineCharge[] {
  const owners = "profileId" in line ? [line.profileId] : newProfiles.map(({ id }) => id);
  return parts.flatMap(({ product: { category, code: productCode }, quantity, unitCents }) => {
    const charge = { kind: "one-time", category, productCode, fromOn: on, untilOn: on, unitCents } as const;
    if (quantity === owners.length) return owners.map((profileId) => ({ ...charge, profileId, quantity: 1 }));
    return [{ ...charge, profileId: owners.length === 1 ? (owners[0] ?? null) : null, quantity }];
  });
}

/** Returns the fee that was accepted for an executed line (R2.10). */
export function buyOutCharges({ line, buyOutCents }: RequestLine, inventory: Inventory, on: LocalDate): LineCharge[] {
  if (buyOutCents === 0 || !("profileId" in line)) return [];
  const profile = inventory.profiles.find(({ id }) => id === line.profileId);
  if (!profile) throw new RangeError("A buy-out fee belongs to a profile");
  const { id: profileId, category, productCode } = profile;
  return [
    { kind: "buy-out", category, productCode, profileId, fromOn: on, untilOn: on, quantity: 1, unitCents: buyOutCents },
  ];
}

/** Returns the products that make up the one-time costs of a line, at the prices of the date of receipt (R4.3, R4.6).
 *  Throws when they do not add up to what was promised. */
export function oneTimePartsOf(
  request: ChangeRequest,
  wanted: RequestLine,
  tariffs: { readonly priceBook: PriceBook; readonly rulePacks: readonly RulePack[] },
): OneTimePart[] {
  const { products } = priceListOn(tariffs.priceBook, request.receivedOn);
  const { phoneProductCode } = rulePackOn(tariffs.rulePacks, request.receivedOn).fit;
  const partsOf = oneTimeParts((code) => products.get(code) ?? null, phoneProductCode);
  const byLine = request.lines.map((line) => partsOf(line.line, upgradeTo(line, request, tariffs.priceBook)));
  const parts = byLine[wanted.index] ?? [];
  const cents = sum(parts.map(({ quantity, unitCents }) => quantity * unitCents));
  if (cents !== wanted.oneTimeCents) {
    throw new Error(
      `One-time costs of ${String(cents)} where ${String(wanted.oneTimeCents)} were promised: ${wanted.id}`,
    );
  }
  return parts;
}

function upgradeTo({ line, fromProductCode }: RequestLine, request: ChangeRequest, book: PriceBook): Product | null {
  if (line.action !== "convert-profile" || fromProductCode === null) return null;
  const to = priceListOn(book, request.receivedOn).products.get(line.toProductCode);
  const from = productInUseOn(book, fromProductCode, request.receivedOn);
  return to && from && to.monthlyCents > from.monthlyCents ? to : null;
}

/** Returns the fee per request, if the policy has one: it is charged once, with the first line that is executed (R4.7).
 *  `description`: what the invoice calls it. */
export function requestFeeCharges(request: ChangeRequest, on: LocalDate, description: string): RequestCharge[] {
  const unitCents = request.preview.totals.requestFeeCents ?? 0;
  if (unitCents === 0 || request.lines.some((line) => line.status === "completed")) return [];
  return [
    {
      kind: "one-time",
      category: null,
      productCode: null,
      profileId: null,
      description,
      fromOn: on,
      untilOn: on,
      quantity: 1,
      unitCents,
    },
  ];
}

export type RequestCharge = {
  readonly kind: "one-time";
  readonly category: null;
  readonly productCode: null;
  readonly profileId: null;
  readonly description: string;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
  readonly quantity: number;
  readonly unitCents: number;
};
