import type { KeyOf, Reader } from "~/format/texts";
import type { Finding } from "../domain/rules/finding";

type Reason = Extract<KeyOf<"changes">, `reason.${string}`>;

/** The findings of execution that have words of their own: what changed since the request was submitted. */
const REASONS: Readonly<Partial<Record<string, Reason>>> = {
  PROFILE_NOT_ACTIVE: "reason.PROFILE_GONE",
  UNKNOWN_PROFILE: "reason.PROFILE_GONE",
  OPTION_MISSING: "reason.OPTION_MISSING",
  OPTION_CONFLICT: "reason.OPTION_CONFLICT",
  OPTION_NOT_ALLOWED: "reason.OPTION_NOT_ALLOWED",
  ORPHAN_OPTION: "reason.ORPHAN_OPTION",
  NUMBER_IN_USE: "reason.NUMBER_IN_USE",
  NUMBER_NOT_FREE: "reason.NUMBER_NOT_FREE",
  SAME_PRODUCT: "reason.SAME_PRODUCT",
  MIN_PROFILES: "reason.MIN_PROFILES",
} satisfies Partial<Record<Finding["code"], Reason>>;

/** Why a line could not be carried out, by its fixed code. */
export function reasonWords(reason: string | null, reader: Reader): string {
  const t = reader.texts("changes");
  return t("rejectedBecause", { reason: t(REASONS[reason ?? ""] ?? "reason.other") });
}
