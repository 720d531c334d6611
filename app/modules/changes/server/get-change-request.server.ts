import { NotFoundError } from "~/kernel/not-found";
import type { ServerContext } from "~/platform/context.server";
import type { ChangeRequest, ChangeRequestWithTimeline } from "../domain/change-request";
import { readCourse, readRequests } from "./change-history-repository.server";
import { pageCursor, parsePageCursor } from "./page-cursor.server";

const PAGE_SIZE = 20;

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
    return { ...request, ...(await readCourse(tx, customerId, id)) };
  });
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
  const found = await context.database.withCustomer(customerId, (tx) =>
    readRequests(tx, customerId, { before, limit: PAGE_SIZE + 1 }, context.clock.now()),
  );
  const changeRequests = found.slice(0, PAGE_SIZE);
  const last = found.length > PAGE_SIZE ? changeRequests.at(-1) : undefined;
  return { changeRequests, nextCursor: last ? pageCursor(last) : null };
}

/** Requests that wait or are being executed, newest first: one statement. */
export async function listRunningChanges(context: Reading, customerId: string): Promise<ChangeRequest[]> {
  return context.database.withCustomer(customerId, (tx) =>
    readRequests(tx, customerId, { running: true }, context.clock.now()),
  );
}
