import type { DownscalePolicy } from "~/modules/catalogue/domain/rule-pack";
import type { Reader } from "~/format/texts";

/** What the allowance is for: "opzeggen of verlagen" (R2.1); null: nothing takes from it. */
export function countedInWords({ counts }: Pick<DownscalePolicy, "counts">, reader: Reader): string | null {
  const t = reader.texts("allowance");
  const [removals, downgrades] = [counts.includes("removal"), counts.includes("downgrade")];
  if (removals && downgrades) return t("counts.removal-downgrade");
  if (removals) return t("counts.removal");
  return downgrades ? t("counts.downgrade") : null;
}

/** Returns the sentence that the term is over and what must remain (R2.5), if anything must. */
export function afterTermWords(
  key: "roomAfterTerm" | "allowanceOver",
  minimumProfiles: number,
  reader: Reader,
): string {
  const t = reader.texts("allowance");
  return minimumProfiles === 0 ? t(`${key}All`) : t(key, { count: minimumProfiles });
}
