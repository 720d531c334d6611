import { exclusivePartners, fitsProfile } from "~/modules/catalogue/domain/option-fit";
import type { LocalDate } from "~/kernel/local-date";
import { productInUseOn } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type { EarlierRequest, Snapshot } from "../evaluation/evaluation-input";
import type { Finding, NamedProduct } from "../rules/finding";

/** A user once everything queued in a set of requests has been executed. */
export type UserAfterwards = { readonly productCode: string; readonly options: readonly string[] };

export function userAfterwards(profile: ProfileInService, requests: readonly EarlierRequest[]): UserAfterwards {
  let productCode = profile.productCode;
  const options = new Set(profile.options);
  for (const request of requests) {
    for (const { line, status } of request.lines) {
      if (status !== "queued" || !("profileId" in line) || line.profileId !== profile.id) continue;
      if (line.action === "convert-profile") productCode = line.toProductCode;
      else if (line.action === "add-option") options.add(line.productCode);
      else if (line.action === "remove-option") options.delete(line.productCode);
    }
  }
  return { productCode, options: [...options] };
}

/** Returns the options that would not fit the profile, or each other, once those requests have been executed
 *  (R5.2–R5.4). */
export function userFindings(
  profile: ProfileInService,
  requests: readonly EarlierRequest[],
  { priceBook, rulePack }: Snapshot,
  on: LocalDate,
): Finding[] {
  const { productCode, options } = userAfterwards(profile, requests);
  const named = (code: string): NamedProduct => ({ code, name: productInUseOn(priceBook, code, on)?.name ?? code });
  const orphans = options.filter((code) => {
    const option = productInUseOn(priceBook, code, on);
    return option !== null && !fitsProfile(option, productCode, rulePack.fit);
  });
  const conflicts = options.flatMap((code, at) => {
    const partners = exclusivePartners(code, rulePack.fit);
    const other = options.slice(0, at).find((before) => partners.includes(before));
    return other === undefined ? [] : [{ code: "OPTION_CONFLICT" as const, option: named(code), with: named(other) }];
  });
  return orphans.length === 0
    ? conflicts
    : [{ code: "ORPHAN_OPTION", options: orphans.map(named), product: named(productCode) }, ...conflicts];
}
