import type { LocalDate } from "~/kernel/local-date";
import { holdsNumber, type NumberInService, type ProfileInService } from "~/modules/inventory/domain/in-service";
import type { NumberUser } from "./finding";

/** Returns the users whose profiles still have one of the numbers of a product after a day (R5.8), including profiles
 *  yet to be delivered. */
export function numberHolders(
  { numbers }: NumberInService,
  profiles: readonly ProfileInService[],
  on: LocalDate,
): NumberUser[] {
  if (numbers === null) return [];
  return profiles.flatMap(({ id, name, e164, activeUntil }) => {
    const holds = e164 !== null && holdsNumber(numbers, e164) && (activeUntil === null || activeUntil > on);
    return holds ? [{ profileId: id, who: name, e164 }] : [];
  });
}
