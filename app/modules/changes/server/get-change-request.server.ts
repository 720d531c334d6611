import { NotFoundError } from "~/kernel/not-found";
import type { ServerContext } from "~/platform/context.server";
import type { ChangeRequest, ChangeRequestWithTimeline } from "../domain/change-request";
import { requestProgress } from "../domain/request-progress";
import { isRunning } from "../domain/request-status";
import { hasRequest, readTimeline, readRequests } from "./change-history-repository.server";
import { pageCursor, parsePageCursor } from "./page-cursor.server";

const PAGE_SIZE = 20;
/** How long a line that could not be executed is news; longer as long as the operator has not settled it. */
const FAILURE_SHOWN_DAYS = 30;
const DAY_MS = 86_400_000;

type Reading = Pick<ServerContext, "database" | "clock">;

/** A request with its lines, its timeline and why it was judged so: two statements. Throws a NotFoundError when this customer has none by that id. */
export async function getChangeRequest(
  context: Reading,
  customerId: string,
  id: string,
): Promise<ChangeRequestWithTimeline> {
  return context.database.withCustomer(customerId, async (tx) => {
    const [request] = await readRequests(tx, customerId, { id }, context.clock.now());
    if (!request) throw new NotFoundError("change request");
    return { ...request, ...(await readTimeline(tx, customerId, id)) };
  });
}

/** Throws a NotFoundError when this customer has no request by that id: asked before what is sent to it is read. One statement. */
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
  /** Asks for the page after this one; null: this is the last. */
  readonly nextCursor: string | null;
};

/** Requests, newest first, a page at a time: one statement. A cursor that is none of ours asks for the first page. */
export async function listChangeRequests(
  context: Reading,
  customerId: string,
  page: { readonly cursor?: string | null } = {},
): Promise<ChangeRequestPage> {
  const before = parsePageCursor(page.cursor ?? null);
  const rows = await context.database.withCustomer(customerId, (tx) =>
    readRequests(tx, customerId, { before, limit: PAGE_SIZE + 1 }, context.clock.now()),
  );
  const changeRequests = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? changeRequests.at(-1) : undefined;
  return { changeRequests, nextCursor: last ? pageCursor(last) : null };
}

export type CurrentChanges = {
  /** What waits or is being executed. */
  readonly running: readonly ChangeRequest[];
  /** What has a line that could not be executed, lately or not settled by the operator yet. */
  readonly failed: readonly ChangeRequest[];
};

/** What a customer should know of today, newest first: one statement. */
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
