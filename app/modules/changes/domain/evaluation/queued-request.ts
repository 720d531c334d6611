import type { LocalDate } from "~/kernel/local-date";
import type { AssessedLine } from "./assess";
import type { EarlierRequest } from "./evaluation-input";

/** Returns lines as an earlier request, the way they are queued once accepted. */
export function queuedRequest(lines: readonly AssessedLine[], receivedOn: LocalDate): EarlierRequest {
  return {
    id: null,
    receivedOn,
    lines: lines.map(({ view, date, buyOutCents }) => ({
      line: view.line,
      status: "queued",
      buyOutCents,
      fromProductCode: null,
      date,
    })),
  };
}
