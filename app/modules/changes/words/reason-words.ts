import type { Translate } from "~/format/texts";

/** Why a line could not be carried out, by its fixed code. */
export function reasonWords(reason: string | null, t: Translate): string {
  const key = `reason.${reason ?? ""}`;
  const words = t(key);
  return t("rejectedBecause", { reason: words === key ? t("reason.other") : words });
}
