import type { Translate } from "~/format/texts";

/** The downscale room of a category (R2): whole profiles, none negative. */
export type MeterFigures = {
  /** How many may be removed or downgraded this contract year without a fee. */
  readonly allowance: number;
  readonly used: number;
  /** Used by requests that are still to be carried out. */
  readonly queued: number;
  /** What the request on the page takes of what is left. */
  readonly now: number;
  /** What that request asks above what is left. */
  readonly over: number;
};

export function freeOf({ allowance, used, queued, now }: MeterFigures): number {
  return Math.max(0, allowance - used - queued - now);
}

/** The meter in one sentence with its figures: "Van 3 plekken is er 1 gebruikt en zijn er 2 vrij". */
export function meterSentence(figures: MeterFigures, t: Translate): string {
  const { allowance, used, queued, now, over } = figures;
  const free = freeOf(figures);
  const tooMany = over === 0 ? "" : `; ${t("meterTooMany", { count: over })}`;
  if (allowance === 0) {
    return over === 0 ? t("meterNone") : `${t("meterNone")}; ${t("meterAskedAlone", { count: over })}${tooMany}`;
  }
  const clauses = [
    used > 0 ? [t("meterUsed", { count: used })] : [],
    queued > 0 ? [t("meterQueued", { count: queued })] : [],
    now + over > 0 ? [t("meterAsked", { count: now + over })] : [],
    free > 0 ? [t("meterFree", { count: free })] : [],
  ].flat();
  return `${t("meterTotal", { count: allowance })} ${enumeration(clauses, t("and"))}${tooMany}`;
}

function enumeration(parts: readonly string[], and: string): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} ${and} ${parts.at(-1) ?? ""}`;
}
