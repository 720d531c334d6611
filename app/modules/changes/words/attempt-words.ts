import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import type { Reader } from "~/format/texts";
import type { AttemptReason, PreparedLine } from "../domain/prepared/prepared-request";
import { findingWords } from "./finding-words";
import { requestLinePhrase } from "./request-title";

/** Why a prepared request was not received, a sentence for each reason. What is wrong with one line of several names
 *  the line. */
export function attemptWords(
  reason: AttemptReason,
  lines: readonly PreparedLine[],
  productNames: Readonly<Record<string, string>>,
  reader: Reader,
): string[] {
  const t = reader.texts("prepared");
  const { language } = reader;
  switch (reason.kind) {
    case "refused":
      return reason.findings.map(({ finding, line }) => {
        const sentence = findingWords(finding, reader);
        const about = line === null || lines.length === 1 ? undefined : lines[line];
        if (!about) return sentence;
        return t("reason.ofLine", { line: requestLinePhrase(about, productNames, reader), reason: sentence });
      });
    case "above-signed":
      return reason.excesses.map(({ of, nowCents, signedCents }) =>
        t(`reason.above.${of}`, { now: formatCents(nowCents, language), signed: formatCents(signedCents, language) }),
      );
    case "signer-may-not":
      return [t("reason.signer-may-not")];
    case "too-late":
      return [t("reason.too-late", { date: formatDate(reason.lastOn, "long", language) })];
    default:
      return reason satisfies never;
  }
}
