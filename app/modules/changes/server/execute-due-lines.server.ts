import { loadCatalogue, type Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { lockContract } from "~/modules/contract/server/get-contract.server";
import type { ServerContext } from "~/platform/context.server";
import { nextDueLine } from "../domain/next-due-line";
import { readRequests } from "./change-history-repository.server";
import { executionDueAt, type DueLines } from "./change-jobs.server";
import { executeLine } from "./execute-line.server";

export type ExecutionResult =
  | { readonly kind: "done"; readonly completed: number; readonly rejected: number }
  /** By our clock the moment has not come; nothing was done. */
  | { readonly kind: "too-early"; readonly dueAt: Date };

/** Executes what a customer has queued for a day, and for the days before it that were missed (R3.5), in order of date and
 *  receipt, so that it never matters which request's job comes first. Each line is a transaction of its own: a killed worker
 *  loses nothing and repeats nothing. A line that fails holds up its own request alone; when that is the one asked for, its
 *  error is thrown at the end, for another try. Acts for the customer as worker or command line. */
export async function executeDueLines(context: ServerContext, due: DueLines): Promise<ExecutionResult> {
  const catalogue = await loadCatalogue(context);
  const dueAt = executionDueAt(due.date, catalogue);
  if (context.clock.now() < dueAt) return { kind: "too-early", dueAt };
  const counts = { completed: 0, rejected: 0 };
  const failed = new Map<string, unknown>();
  for (;;) {
    const next = await executeNext(context, catalogue, due, failed);
    if (next.kind === "nothing") break;
    if (next.kind === "failed") failed.set(next.requestId, next.error);
    else counts[next.kind] += 1;
  }
  if (failed.has(due.requestId)) throw failed.get(due.requestId);
  return { kind: "done", ...counts };
}

type Outcome =
  | { readonly kind: "nothing" | "completed" | "rejected" }
  | { readonly kind: "failed"; readonly requestId: string; readonly error: unknown };

async function executeNext(
  context: ServerContext,
  catalogue: Catalogue,
  { customerId, date }: DueLines,
  failed: ReadonlyMap<string, unknown>,
): Promise<Outcome> {
  let requestId: string | undefined;
  try {
    return await context.database.withCustomer(customerId, async (tx) => {
      await lockContract(tx, customerId);
      const requests = await readRequests(tx, customerId, { dueBy: date }, context.clock.now());
      const next = nextDueLine(
        requests.filter(({ id }) => !failed.has(id)),
        date,
      );
      if (next === null) return { kind: "nothing" };
      requestId = next.request.id;
      return { kind: await executeLine(context, tx, catalogue, customerId, next) };
    });
  } catch (error) {
    if (requestId === undefined) throw error;
    context.log.warn({ err: error, customerId, requestId }, "a line of a change failed");
    return { kind: "failed", requestId, error };
  }
}
