import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { FitPolicy, RulePack } from "~/modules/catalogue/domain/rule-pack";
import { isInService, type ProfileInService } from "~/modules/inventory/domain/in-service";
import type { DeskReason } from "./finding";

/** Whether a product is ordered and ended with the service desk alone, whoever asks (R5.6). */
export function isNotSelfService(code: string, { notSelfService }: FitPolicy): boolean {
  const { codes, prefixes } = notSelfService;
  return codes.includes(code) || prefixes.some((prefix) => code.startsWith(prefix));
}

/** Why no profile of a category can be added here: none ever can, or the customer has none in service at receipt, so that it begins
 *  with a survey and an offer (R5.9). null: one can. */
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
