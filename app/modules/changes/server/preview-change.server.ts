import { DEFAULT_LANGUAGE, type Language } from "~/kernel/language";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { readerIn } from "~/platform/texts/texts.server";
import type { ServerContext } from "~/platform/context.server";
import { evaluate } from "../words/preview-in-words";
import type { EvaluationInput } from "../domain/evaluation/evaluation-input";
import type { Preview } from "../domain/preview";
import type { ProposedChange } from "../domain/evaluation/submission";
import { evaluationInputOf, type ChangeSnapshot } from "../domain/desk/change-snapshot";
import { dateOfReceipt } from "./date-of-receipt.server";
import { loadChangeSnapshot } from "./load-change-snapshot.server";

/** Returns what a change would mean if it were submitted now, without storing anything. */
export async function previewChange(
  context: Pick<ServerContext, "database" | "clock" | "settings">,
  customerId: string,
  change: ProposedChange,
  language: Language = DEFAULT_LANGUAGE,
): Promise<Preview> {
  const catalogue = await loadCatalogue(context);
  const receivedOn = dateOfReceipt(context.clock, catalogue);
  const { snapshot } = await context.database.withCustomer(customerId, (tx) =>
    loadChangeSnapshot(context, tx, catalogue, customerId, receivedOn),
  );
  return evaluate(inputOn(snapshot, change), readerIn(language));
}

/** Returns the evaluator's input for a change on this snapshot. */
export function inputOn(snapshot: ChangeSnapshot, { lines, preferredDate }: ProposedChange): EvaluationInput {
  return evaluationInputOf(snapshot, { lines, preferredDate });
}
