import { productInUseOn, type PriceBook } from "~/modules/catalogue/domain/catalogue";
import type { AllowanceUse } from "~/modules/contract/domain/allowance";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type { EarlierLine, EarlierRequest } from "./evaluation-input";

/** Returns the removals and downgrades of earlier requests that are still in effect, with their fees: those without a
 *  fee used the allowance (R2.4). Whether a conversion was a downgrade follows from the prices on the date of receipt
 *  of its own request (R4.6). */
export function allowanceUses(
  requests: readonly EarlierRequest[],
  profiles: ReadonlyMap<string, ProfileInService>,
  book: PriceBook,
): AllowanceUse[] {
  const uses: AllowanceUse[] = [];
  for (const { id, receivedOn, lines } of requests) {
    for (const earlier of lines) {
      const { line, status, buyOutCents } = earlier;
      if (status === "cancelled" || status === "rejected") continue;
      if (line.action !== "remove-profile" && line.action !== "convert-profile") continue;
      const profile = profiles.get(line.profileId);
      if (!profile) continue;
      if (line.action === "convert-profile" && !wasDowngrade(earlier, line.toProductCode, receivedOn, profile, book))
        continue;
      uses.push({
        profileId: profile.id,
        category: profile.category,
        kind: line.action === "remove-profile" ? "removal" : "downgrade",
        receivedOn,
        withDevice: profile.withDevice,
        buyOutCents,
        queued: status === "queued",
        requestId: id,
      });
    }
  }
  return uses;
}

/** A queued conversion starts from the profile's current product. A completed one must come with the product it started
 *  from; without it the line uses no allowance. */
function wasDowngrade(
  earlier: EarlierLine,
  toProductCode: string,
  receivedOn: EarlierRequest["receivedOn"],
  profile: ProfileInService,
  book: PriceBook,
): boolean {
  const fromProductCode = earlier.fromProductCode ?? (earlier.status === "queued" ? profile.productCode : null);
  if (fromProductCode === null) return false;
  const from = productInUseOn(book, fromProductCode, receivedOn);
  const to = productInUseOn(book, toProductCode, receivedOn);
  return from !== null && to !== null && to.monthlyCents < from.monthlyCents;
}
