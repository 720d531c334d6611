import type { LocalDate } from "~/kernel/local-date";
import type { Snapshot } from "../evaluation/evaluation-input";
import { fewestAlong, linesThatMeet } from "../lines-that-meet";
import { cancellationBlockers } from "./cancellation-blockers";

/** Returns the lines of a request that can be cancelled together where some of them can't be alone (R3.5), such as both halves of a
 *  swap: these and as few of those that they meet as it takes. Null when that does not help either. */
export function cancelledTogether(
  snapshot: Snapshot,
  requestId: string,
  indexes: readonly number[],
  on: LocalDate,
): readonly number[] | null {
  const request = snapshot.earlierRequests.find(({ id }) => id === requestId);
  const queued = (request?.lines ?? []).flatMap(({ line, status }, index) =>
    status === "queued" ? [{ index, line }] : [],
  );
  const along = fewestAlong(
    linesThatMeet(queued, indexes, snapshot),
    queued.length,
    (others) => cancellationBlockers(snapshot, requestId, [...indexes, ...others], on).length === 0,
  );
  return along === null ? null : [...indexes, ...along].sort((a, b) => a - b);
}
