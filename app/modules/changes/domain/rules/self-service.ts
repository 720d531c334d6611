import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { FitPolicy, RulePack } from "~/modules/catalogue/domain/rule-pack";
import { isInService, type ProfileInService } from "~/modules/inventory/domain/in-service";
import type { DeskReason } from "./finding";

/** Returns whether a product is ordered and ended only through the service desk (R5.6). */
export function isNotSelfService(code: string, { notSelfService }: FitPolicy): boolean {
  const { codes, prefixes } = notSelfService;
  return codes.includes(code) || prefixes.some((prefix) => code.startsWith(prefix));
}

/** Returns why no profile of a category can be added here: the category is never self-service, or the customer has none
 *  in service on the date of receipt, so that it starts with a survey and an offer (R5.9). Null when profiles can be
 *  added. */
export function additionRefusal(
  category: Category,
  {
    profiles,
    rulePack,
    proposal,
  }: {
    readonly profiles: readonly ProfileInService[];
    readonly rulePack: RulePack;
    readonly proposal: { readonly receivedOn: LocalDate };
  },
): Exclude<DeskReason, { kind: "product" }> | null {
  if (rulePack.fit.notSelfService.categories.includes(category)) return { kind: "category", category };
  const isThere = profiles.some(
    (profile) => profile.category === category && isInService(profile, proposal.receivedOn),
  );
  return isThere ? null : { kind: "new-module", category };
}
