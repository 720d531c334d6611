import type { Reader } from "~/format/texts";

/** Why a line could not be carried out, by its fixed code. */
export function reasonWords(reason: string | null, reader: Reader): string {
  const t = reader.texts("changes");

  const key = `reason.${reason ?? ""}`;
  const words = t(key);
  return t("rejectedBecause", { reason: words === key ? t("reason.other") : words });
}
