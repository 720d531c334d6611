import type { LocalDate } from "~/kernel/local-date";
import type { Language } from "~/kernel/language";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { productInUseOn } from "~/modules/catalogue/domain/catalogue";
import { profileIdOf, type ChangeLine } from "~/modules/changes/domain/change-line";
import { evaluationInputOf, type ChangeSnapshot } from "~/modules/changes/domain/desk/change-snapshot";
import { assess } from "~/modules/changes/domain/evaluation/assess";
import { expectedOn } from "~/modules/changes/domain/prepared/expected-on";
import { findingSentence } from "~/modules/changes/server/finding-sentence.server";
import { lineWords } from "~/modules/changes/words/line-words";
import { readerIn } from "~/platform/texts/texts.server";
import type { ProposedLine, ProposedOutcome } from "../domain/leave-view";

/** Returns what lines would come to if they were submitted now, or on a later day as things stand, in the words of a reader. */
export function proposedOutcome(
  snapshot: ChangeSnapshot,
  lines: readonly ChangeLine[],
  language: Language,
  submitOn: LocalDate | null = null,
): ProposedOutcome {
  const input = evaluationInputOf(snapshot, { lines, preferredDate: null });
  const {
    lines: assessed,
    totals,
    requestFindings,
    verdict,
  } = submitOn === null ? assess(input) : expectedOn(input, submitOn);
  const names = new Map(snapshot.profiles.map((profile) => [profile.id, profile]));
  return {
    lines: assessed.map((each): ProposedLine => {
      const profile = names.get(profileIdOf(each.view.line) ?? "");
      const subject = profile
        ? { name: profile.name, productCode: profile.productCode, options: profile.options }
        : null;
      const { title, detail } = lineWords(
        each.view.line,
        subject,
        (code) => shortProductName(productInUseOn(snapshot.priceBook, code, snapshot.receivedOn)?.name ?? code),
        readerIn(language),
      );
      return {
        title,
        detail,
        on: each.date,
        billedUntil: each.billedUntil,
        monthlyDeltaCents: each.monthlyDeltaCents,
        oneTimeCents: each.oneTimeCents,
        buyOutCents: each.buyOutCents,
        errors: each.findings.map((finding) => findingSentence(finding, language)),
      };
    }),
    ...totals,
    submitOn,
    errors: requestFindings.map((finding) => findingSentence(finding, language)),
    isPossible: verdict !== "refused",
  };
}
