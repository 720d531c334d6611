import { NotFoundError } from "~/kernel/not-found";
import type { ServerContext } from "~/platform/context.server";
import type { PreparedRequest } from "../../domain/prepared/prepared-request";
import { pageCursor, parsePageCursor } from "../page-cursor.server";
import { readPrepared } from "./prepared-repository.server";

type Reading = Pick<ServerContext, "database" | "clock">;

const PAGE_SIZE = 20;
/** For how many days one that lapsed is flagged. */
const LAPSED_SHOWN_DAYS = 30;
const DAY_MS = 86_400_000;

/** Returns a prepared request, in one statement. Throws a NotFoundError when this customer has none with that id. */
export async function getPrepared(
  { database }: Pick<ServerContext, "database">,
  customerId: string,
  id: string,
): Promise<PreparedRequest> {
  const [prepared] = await database.withCustomer(customerId, (tx) => readPrepared(tx, customerId, { id }));
  if (!prepared) throw new NotFoundError("prepared request");
  return prepared;
}

export type PreparedPage = {
  readonly prepared: readonly PreparedRequest[];
  /** Requests the next page. Null on the last one. */
  readonly nextCursor: string | null;
};

/** Returns a page of prepared requests, newest first, in one statement. An invalid cursor returns the first page.
 *  `ended` leaves out those that wait. */
export async function listPrepared(
  { database }: Pick<ServerContext, "database">,
  customerId: string,
  { cursor = null, ended = false }: { readonly cursor?: string | null; readonly ended?: boolean } = {},
): Promise<PreparedPage> {
  const before = parsePageCursor(cursor);
  const rows = await database.withCustomer(customerId, (tx) =>
    readPrepared(tx, customerId, { before, limit: PAGE_SIZE + 1, ended }),
  );
  const prepared = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? prepared.at(-1) : undefined;
  return { prepared, nextCursor: last ? pageCursor({ receivedAt: last.preparedAt, id: last.id }) : null };
}

/** Returns all that wait, the next one to be tried first, in one statement. */
export async function listWaiting(
  { database }: Pick<ServerContext, "database">,
  customerId: string,
): Promise<PreparedRequest[]> {
  const waiting = await database.withCustomer(customerId, (tx) => readPrepared(tx, customerId, { waiting: true }));
  return inOrderOfDays(waiting);
}

export type CurrentPrepared = {
  /** They could not be received on a day and still wait, or lapsed recently. */
  readonly troubled: readonly PreparedRequest[];
  /** All others that wait, the next one to be tried first. */
  readonly waiting: readonly PreparedRequest[];
};

/** Returns those that a customer should know about today, in one statement. */
export async function listCurrentPrepared({ database, clock }: Reading, customerId: string): Promise<CurrentPrepared> {
  const currentSince = new Date(clock.now().getTime() - LAPSED_SHOWN_DAYS * DAY_MS);
  const current = await database.withCustomer(customerId, (tx) => readPrepared(tx, customerId, { currentSince }));
  const isTroubled = ({ status, attempts }: PreparedRequest): boolean => status === "lapsed" || attempts.length > 0;
  return {
    troubled: current.filter(isTroubled),
    waiting: inOrderOfDays(current.filter((each) => !isTroubled(each))),
  };
}

function inOrderOfDays(waiting: readonly PreparedRequest[]): PreparedRequest[] {
  const dayOf = ({ nextOn, signed }: PreparedRequest): string => nextOn ?? signed.submitOn;
  return waiting.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)));
}

/** Returns those that a customer should know about today: they could not be received on a day and still wait, or lapsed
 *  recently. In one statement. */
export function listTroubled({ database, clock }: Reading, customerId: string): Promise<PreparedRequest[]> {
  const troubledSince = new Date(clock.now().getTime() - LAPSED_SHOWN_DAYS * DAY_MS);
  return database.withCustomer(customerId, (tx) => readPrepared(tx, customerId, { troubledSince }));
}
