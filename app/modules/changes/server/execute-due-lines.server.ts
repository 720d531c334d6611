import { loadCatalogue, type Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { lockContract } from "~/modules/contract/server/get-contract.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { retryConflict } from "~/platform/database/retry-conflict.server";
import { workAfter, type DueWork } from "../domain/execution/due-work";
import { nextDueLine } from "../domain/execution/next-due-line";
import { readRequests } from "./change-history-repository.server";
import { executionDueAt, type DueLines } from "./change-jobs.server";
import { executeLine } from "./execute-line.server";
import { loadChangeSnapshot } from "./load-change-snapshot.server";

export type ExecutionResult =
  | { readonly kind: "done"; readonly completed: number; readonly rejected: number }
  /** By our clock the moment has not come; nothing was done. */
  | { readonly kind: "too-early"; readonly dueAt: Date };

/** Executes everything that a customer has queued for a day or for missed days before it (R3.5), in order of date and
 *  receipt, so that it does not matter which request's job runs first. Each line has its own transaction: a killed
 *  worker loses nothing and repeats nothing. A line that fails only holds up its own request; if that is the requested
 *  one, its error is thrown at the end, so that the job is retried. The data is read once, and again only when someone
 *  else has changed something. Runs for the customer as the worker or the command line. */
export async function executeDueLines(context: ServerContext, due: DueLines): Promise<ExecutionResult> {
  const catalogue = await loadCatalogue(context);
  const dueAt = executionDueAt(due.date, catalogue);
  if (context.clock.now() < dueAt) return { kind: "too-early", dueAt };
  const counts = { completed: 0, rejected: 0 };
  const failed = new Map<string, unknown>();
  let known: DueWork | null = null;
  for (;;) {
    const next: Outcome = await executeNext(context, catalogue, due, failed, known);
    if (next.kind === "nothing") break;
    known = next.kind === "failed" ? null : next.work;
    if (next.kind === "failed") failed.set(next.requestId, next.error);
    else counts[next.kind] += 1;
  }
  if (failed.has(due.requestId)) throw failed.get(due.requestId);
  return { kind: "done", ...counts };
}

type Outcome =
  | { readonly kind: "nothing" }
  | { readonly kind: "completed" | "rejected"; readonly work: DueWork }
  | { readonly kind: "failed"; readonly requestId: string; readonly error: unknown };

async function executeNext(
  context: ServerContext,
  catalogue: Catalogue,
  { customerId, date }: DueLines,
  failed: ReadonlyMap<string, unknown>,
  known: DueWork | null,
): Promise<Outcome> {
  let requestId: string | undefined;
  try {
    return await retryConflict(() =>
      context.database.withCustomer(customerId, async (tx) => {
        const revision = await lockContract(tx, customerId);
        const work = await currentWork(context, tx, catalogue, { customerId, date }, known, revision);
        const next = nextDueLine(
          work.requests.filter(({ id }) => !failed.has(id)),
          date,
        );
        if (next === null) return { kind: "nothing" };
        requestId = next.request.id;
        const { outcome, inventory } = await executeLine(context, tx, catalogue, customerId, next, work);
        return { kind: outcome.status, work: workAfter(work, next, outcome, inventory, revision) };
      }),
    );
  } catch (error) {
    if (requestId === undefined) throw error;
    context.log.warn({ err: error, customerId, requestId }, "a line of a change failed");
    return { kind: "failed", requestId, error };
  }
}

/** Returns the work known from the previous lock if that was ours on the same day, otherwise reads it. */
async function currentWork(
  context: ServerContext,
  tx: Transaction,
  catalogue: Catalogue,
  { customerId, date }: Pick<DueLines, "customerId" | "date">,
  known: DueWork | null,
  revision: number,
): Promise<DueWork> {
  const on = today(context.clock);
  if (known?.revision === revision - 1 && known.on === on) return known;
  const requests = await readRequests(tx, customerId, { dueBy: date }, context.clock.now());
  const { snapshot, inventory } = await loadChangeSnapshot(context, tx, catalogue, customerId, on);
  return { on, revision, requests, snapshot, inventory };
}
