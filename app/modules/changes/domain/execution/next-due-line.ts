import type { LocalDate } from "~/kernel/local-date";
import type { ChangeRequest, RequestLine } from "../change-request";

export type DueLine = { readonly request: ChangeRequest; readonly line: RequestLine };

/** Returns the line to execute next among those due on or before a date: earliest due date first, then the request that
 *  was received first, then the order of its lines. Null when nothing is due. */
export function nextDueLine(requests: readonly ChangeRequest[], date: LocalDate): DueLine | null {
  const due = requests.flatMap((request) =>
    request.lines.flatMap((line) => (line.status === "queued" && line.date <= date ? [{ request, line }] : [])),
  );
  return due.toSorted(inOrder)[0] ?? null;
}

function inOrder(a: DueLine, b: DueLine): number {
  return (
    compare(a.line.date, b.line.date) ||
    a.request.receivedAt.getTime() - b.request.receivedAt.getTime() ||
    compare(a.request.id, b.request.id) ||
    a.line.index - b.line.index
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
