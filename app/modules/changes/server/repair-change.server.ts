import { loadProductNames } from "~/modules/catalogue/server/load-product-names.server";
import type { Language } from "~/kernel/language";
import type { ServerContext } from "~/platform/context.server";
import { readerIn } from "~/platform/texts/texts.server";
import type { ChangeLine } from "../domain/change-line";
import type { ChangeSnapshot } from "../domain/desk/change-snapshot";
import { repairedLines } from "../domain/desk/repaired-lines";
import type { RequestNote } from "../domain/request-note";
import { repairWords } from "../words/repair-words";
import { requestLinePhrase } from "../words/request-title";
import { getChangeRequest } from "./get-change-request.server";

/** What is asked again of a request, as it is possible now. */
export type RepairedChange = {
  readonly requestId: string;
  readonly lines: readonly ChangeLine[];
  /** What became of each line that could not be executed. */
  readonly sentences: readonly string[];
  readonly note: RequestNote;
};

/** Returns what could not be executed of a request, as it is possible on a snapshot. Throws a NotFoundError when this customer has no
 *  such request. */
export async function repairChange(
  context: Pick<ServerContext, "database" | "clock">,
  customerId: string,
  requestId: string,
  snapshot: ChangeSnapshot,
  language: Language,
): Promise<RepairedChange> {
  const request = await getChangeRequest(context, customerId, requestId);
  const productNames = await loadProductNames(context);
  const reader = readerIn(language);
  const { lines, repairs } = repairedLines(request, snapshot);
  return {
    requestId,
    lines,
    sentences: repairs.flatMap((repair) => {
      const line = request.lines[repair.index];
      return line ? [repairWords(repair, requestLinePhrase(line, productNames, reader), reader)] : [];
    }),
    note: { reference: request.reference, comment: request.comment },
  };
}
