import type { LineStatus, RequestStatus } from "./change-request";

/** The status of a request by those of its lines. A line that the customer took back leaves no mark on the rest; one that
 *  could not be executed does. */
export function requestStatusOf(lines: readonly LineStatus[]): Exclude<RequestStatus, "awaiting-approval"> {
  const has = (status: LineStatus): boolean => lines.includes(status);
  if (has("queued")) return has("completed") || has("rejected") ? "executing" : "queued";
  if (has("completed")) return has("rejected") ? "partly-completed" : "completed";
  return has("rejected") ? "rejected" : "cancelled";
}

/** Whether something of a request is still to come. */
export function isRunning({ status }: { readonly status: RequestStatus }): boolean {
  return status === "awaiting-approval" || status === "queued" || status === "executing";
}
