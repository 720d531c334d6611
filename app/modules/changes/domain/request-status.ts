import type { LineStatus, RequestStatus } from "./change-request";

/** Returns the status of a request, derived from its lines. Lines that the customer cancelled do not affect the status
 *  of the others; a line that could not be executed does. */
export function requestStatusOf(lines: readonly LineStatus[]): Exclude<RequestStatus, "awaiting-approval"> {
  const has = (status: LineStatus): boolean => lines.includes(status);
  if (has("queued")) return has("completed") || has("rejected") ? "executing" : "queued";
  if (has("completed")) return has("rejected") ? "partly-completed" : "completed";
  return has("rejected") ? "rejected" : "cancelled";
}

/** Returns whether part of a request is still to be executed. */
export function isRunning({ status }: { readonly status: RequestStatus }): boolean {
  return status === "awaiting-approval" || status === "queued" || status === "executing";
}
