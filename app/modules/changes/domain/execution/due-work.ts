import type { LocalDate } from "~/kernel/local-date";
import { groupOptionsInService, numbersInService, type Inventory } from "~/modules/inventory/domain/inventory";
import type { ChangeRequest, RequestLine } from "../change-request";
import type { ChangeSnapshot } from "../desk/change-snapshot";
import type { EarlierRequest } from "../evaluation/evaluation-input";
import type { DueLine } from "./next-due-line";
import { requestStatusOf } from "../request-status";

/** The due lines of a customer with everything they are judged on. It is read once and updated after each executed
 *  line. */
export type DueWork = {
  /** The day on which it was read. */
  readonly on: LocalDate;
  /** The revision of the contract lock under which it was read. */
  readonly revision: number;
  /** The requests with lines due on or before that day. */
  readonly requests: readonly ChangeRequest[];
  readonly snapshot: ChangeSnapshot;
  readonly inventory: Inventory;
};

/** What happened to a line. */
export type LineOutcome = Pick<RequestLine, "reason"> & {
  readonly status: "completed" | "rejected";
  readonly executedAt: Date | null;
};

/** Returns the work after a line was executed or rejected under a lock. */
export function workAfter(
  work: DueWork,
  { request, line }: DueLine,
  outcome: LineOutcome,
  inventory: Inventory,
  revision: number,
): DueWork {
  const { snapshot } = work;
  return {
    on: work.on,
    revision,
    inventory,
    requests: work.requests.map((it) => (it.id === request.id ? requestAfter(it, line.index, outcome) : it)),
    snapshot: {
      ...snapshot,
      profiles: inventory.profiles,
      groupOptions: groupOptionsInService(inventory),
      numbers: numbersInService(inventory),
      earlierRequests: snapshot.earlierRequests.map((it) =>
        it.id === request.id ? earlierAfter(it, line.index, outcome.status) : it,
      ),
    },
  };
}

function requestAfter(request: ChangeRequest, index: number, outcome: LineOutcome): ChangeRequest {
  const lines = request.lines.map((line) => (line.index === index ? { ...line, ...outcome } : line));
  return { ...request, lines, status: requestStatusOf(lines.map(({ status }) => status)) };
}

function earlierAfter(request: EarlierRequest, index: number, status: LineOutcome["status"]): EarlierRequest {
  return { ...request, lines: request.lines.map((line, at) => (at === index ? { ...line, status } : line)) };
}
