import type { LocalDate } from "~/kernel/local-date";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { loadCatalogue, type Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { lockContract } from "~/modules/contract/server/get-contract.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database.server";
import type { ChangeRequest, RequestLine } from "../domain/change-request";
import { judgeExecution } from "../domain/judge-execution";
import { calendarOf } from "../domain/scenario";
import { readRequests } from "./change-history-repository.server";
import { executionDueAt, type DueLines } from "./change-jobs.server";
import { closeLine } from "./change-request-repository.server";
import { loadChangeSnapshot } from "./load-change-snapshot.server";
import { performLine } from "./perform-line.server";
import { recordOutcome } from "./record-outcome.server";

export type ExecutionResult =
  | { readonly kind: "done"; readonly completed: number; readonly rejected: number }
  /** By our clock the moment has not come; nothing was done. */
  | { readonly kind: "too-early"; readonly dueAt: Date };

/** Executes what is queued of a request for a day, and for the days before it that were missed (R3.5), in order of date and
 *  line. Each line is a transaction of its own, so that a killed worker loses nothing and repeats nothing. Acts for the
 *  customer as worker or command line. */
export async function executeDueLines(context: ServerContext, due: DueLines): Promise<ExecutionResult> {
  const catalogue = await loadCatalogue(context);
  const dueAt = executionDueAt(due.date, catalogue);
  if (context.clock.now() < dueAt) return { kind: "too-early", dueAt };
  const counts = { completed: 0, rejected: 0 };
  for (;;) {
    const outcome = await context.database.withCustomer(due.customerId, (tx) =>
      executeNext(context, tx, catalogue, due),
    );
    if (outcome === null) return { kind: "done", ...counts };
    counts[outcome] += 1;
  }
}

async function executeNext(
  context: ServerContext,
  tx: Transaction,
  catalogue: Catalogue,
  { customerId, requestId, date }: DueLines,
): Promise<"completed" | "rejected" | null> {
  await lockContract(tx, customerId);
  const [request] = await readRequests(tx, customerId, { id: requestId }, context.clock.now());
  const line = request && nextDue(request, date);
  if (!line) return null;

  const on = today(context.clock);
  const at = context.clock.now();
  const { snapshot, inventory } = await loadChangeSnapshot(tx, catalogue, customerId, on);
  const calendar = calendarOf(rulePackOn(catalogue.rulePacks, on));
  const [finding] = judgeExecution(line.line, { ...snapshot, calendar }, on);
  const place = { customerId, requestId, index: line.index };
  const outcome = finding
    ? ({ status: "rejected", reason: finding.code } as const)
    : ({ status: "completed", executedAt: at } as const);
  if (!(await closeLine(tx, place, outcome))) {
    throw new Error(`Line ${String(line.index)} of ${requestId} left the queue beside the lock of its contract`);
  }
  if (!finding) await performLine(context, tx, catalogue, customerId, { request, line, inventory, on });
  await recordOutcome(context, tx, customerId, request, line, {
    status: outcome.status,
    reason: finding?.code ?? null,
    at,
  });
  return outcome.status;
}

function nextDue(request: ChangeRequest, date: LocalDate): RequestLine | undefined {
  const due = request.lines.filter((line) => line.status === "queued" && line.date <= date);
  return due.toSorted((a, b) => (a.date === b.date ? a.index - b.index : a.date < b.date ? -1 : 1))[0];
}
