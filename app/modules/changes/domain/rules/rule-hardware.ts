import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { Finding } from "./finding";
import type { ResolvedLine } from "./resolved-line";
import { named, orderable, type Situation } from "./situation";

/** A phone is ordered for a profile of its own category: an IP phone only for a voice profile (R5.10). An unknown
 *  product has a finding of its own. */
export function phoneGoesWithProfile(view: ResolvedLine, situation: Situation): Finding[] {
  const { phoneProductCode } = situation.input.rulePack.fit;
  const phone = orderable(situation, phoneProductCode);
  const category = categoryWithPhone(view, situation);
  if (!phone || category === null || category === phone.category) return [];
  return [{ code: "HARDWARE_NOT_ALLOWED", hardware: named(situation, phoneProductCode), category: phone.category }];
}

/** Returns the category of the profile that a line orders a phone for, or null when it is not known. */
function categoryWithPhone({ line, profile }: ResolvedLine, situation: Situation): Category | null {
  if (line.action === "order-phone") return profile?.category ?? null;
  if (line.action !== "add-profile" || !line.withPhone) return null;
  const product = orderable(situation, line.productCode);
  return product?.scope === "profile" ? product.category : null;
}
