import type { LocalDate } from "~/kernel/local-date";
import type { Inventory } from "~/modules/inventory/domain/inventory";
import type { ChangeLine } from "../change-line";
import type { RequestLine } from "../change-request";
import type { LineCharge, NewProfile } from "./line-effects";
import type { OneTimePart } from "../evaluation/one-time-parts";

/** The one-time costs of an executed line. What is counted per new user stands with that user; what is counted once, with
 *  nobody. */
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

/** The fee that was accepted for an executed line (R2.10). */
export function buyOutCharges({ line, buyOutCents }: RequestLine, inventory: Inventory, on: LocalDate): LineCharge[] {
  if (buyOutCents === 0 || !("profileId" in line)) return [];
  const profile = inventory.profiles.find(({ id }) => id === line.profileId);
  if (!profile) throw new RangeError("A buy-out fee is of a profile");
  const { id: profileId, category, productCode } = profile;
  return [
    { kind: "buy-out", category, productCode, profileId, fromOn: on, untilOn: on, quantity: 1, unitCents: buyOutCents },
  ];
}
