import { NotFoundError } from "~/kernel/not-found";
import type { ServerContext } from "~/platform/context.server";
import type { ChangeRequest, ChangeRequestWithTimeline } from "../domain/change-request";
import { requestProgress } from "../domain/request-progress";
import { isRunning } from "../domain/request-status";
import { hasRequest, readRequest, readRequests, readTimeline } from "./change-history-repository.server";
import { pageCursor, parsePageCursor } from "./page-cursor.server";

const PAGE_SIZE = 20;
/** For how many days a line that could not be executed is shown. It is shown longer while the operator has not settled
 *  it. */
const FAILURE_SHOWN_DAYS = 30;
const DAY_MS = 86_400_000;

type Reading = Pick<ServerContext, "database" | "clock">;

/** Returns a request with its lines, its timeline and why it was judged as it was, in two statements. Throws a
 *  NotFoundError when this customer has no request with that id. */
export async function getChangeRequest(
  context: Reading,
  customerId: string,
  id: string,
): Promise<ChangeRequestWithTimeline> {
  return context.database.withCustomer(customerId, async (tx) => {
    const request = await readRequest(tx, customerId, id, context.clock.now());
    return { ...request, ...(await readTimeline(tx, customerId, id)) };
  });
}

/** Throws a NotFoundError when this customer has no request with that id. Called before reading what is sent to it. One
 *  statement. */
export async function requireChangeRequest(
  context: Pick<ServerContext, "database">,
  customerId: string,
  id: string,
): Promise<void> {
  const isThere = await context.database.readCustomer(customerId, (tx) => hasRequest(tx, customerId, id));
  if (!isThere) throw new NotFoundError("change request");
}

export type ChangeRequestPage = {
  readonly changeRequests: readonly ChangeRequest[];
  /** Requests the next page. Null on the last one. */
  readonly nextCursor: string | null;
};

/** Returns a page of requests, newest first, in one statement: all, or those that mention some words. An invalid cursor returns the first page. */
export async function listChangeRequests(
  context: Reading,
  customerId: string,
  page: { readonly cursor?: string | null; readonly search?: string | null } = {},
): Promise<ChangeRequestPage> {
  const search = page.search ?? null;
  const before = parsePageCursor(page.cursor ?? null);
  const rows = await context.database.withCustomer(customerId, (tx) =>
    readRequests(tx, customerId, { before, search, limit: PAGE_SIZE + 1 }, context.clock.now()),
  );
  const changeRequests = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? changeRequests.at(-1) : undefined;
  return { changeRequests, nextCursor: last ? pageCursor(last) : null };
}

export type CurrentChanges = {
  /** Requests that are queued or being executed. */
  readonly running: readonly ChangeRequest[];
  /** Requests with a line that could not be executed, recently or without being settled by the operator. */
  readonly failed: readonly ChangeRequest[];
};

/** Returns the requests that a customer should know about today, newest first, in one statement. */
export async function listCurrentChanges(context: Reading, customerId: string): Promise<CurrentChanges> {
  const now = context.clock.now();
  const runningOrFailedSince = new Date(now.getTime() - FAILURE_SHOWN_DAYS * DAY_MS);
  const current = await context.database.withCustomer(customerId, (tx) =>
    readRequests(tx, customerId, { runningOrFailedSince }, now),
  );
  return {
    running: current.filter(isRunning),
    failed: current.filter((request) => requestProgress(request).rejected > 0),
  };
}
