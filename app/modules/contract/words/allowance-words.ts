import type { DownscalePolicy } from "~/modules/catalogue/domain/rule-pack";
import type { Translate } from "~/format/texts";

/** What the allowance is for: "opzeggen of verlagen" (R2.1); null: nothing takes from it. */
export function countedInWords({ counts }: Pick<DownscalePolicy, "counts">, t: Translate): string | null {
  const kinds = (["removal", "downgrade"] as const).filter((kind) => counts.includes(kind));
  return kinds.length === 0 ? null : t(`counts.${kinds.join("-")}`);
}

/** A sentence about the time after the term that names what must remain (R2.5), by its key; where nothing must, the one that ends in `All`. */
export function afterTermWords(key: string, minimumProfiles: number, t: Translate): string {
  return minimumProfiles === 0 ? t(`${key}All`) : t(key, { count: minimumProfiles });
}
