import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import type { Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import type { Inventory } from "~/modules/inventory/domain/inventory";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import type { DueWork, LineOutcome } from "../domain/execution/due-work";
import { judgeExecution } from "../domain/execution/judge-execution";
import type { DueLine } from "../domain/execution/next-due-line";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { closeLine } from "./change-request-repository.server";
import { performLine } from "./perform-line.server";
import { recordOutcome } from "./record-outcome.server";

/** Judges a queued line on what is in service now, and executes or rejects it, in the transaction that holds the lock
 *  of its contract. The state is passed in as it is under that lock, and returned as it is afterwards. Throws, without
 *  changing anything, when the line is not queued any more. */
export async function executeLine(
  context: ServerContext,
  tx: Transaction,
  catalogue: Catalogue,
  customerId: string,
  { request, line }: DueLine,
  work: DueWork,
): Promise<{ readonly outcome: LineOutcome; readonly inventory: Inventory }> {
  const { on, snapshot, inventory } = work;
  const at = context.clock.now();
  const calendar = calendarOf(rulePackOn(catalogue.rulePacks, on));
  const judged = { ...snapshot, calendar };
  const [finding] = judgeExecution(line.line, judged, on);
  const place = { customerId, requestId: request.id, index: line.index };
  const outcome = finding
    ? ({ status: "rejected", reason: finding.code, attentionSince: at } as const)
    : ({ status: "completed", executedAt: at } as const);
  if (!(await closeLine(tx, place, outcome))) {
    throw new Error(
      `Line ${String(line.index)} of ${request.id} left the queue without holding the lock of its contract`,
    );
  }
  const after = finding
    ? inventory
    : await performLine(context, tx, catalogue, customerId, { request, line, inventory, snapshot: judged, on });
  const { status } = outcome;
  const reason = finding?.code ?? null;
  await recordOutcome(context, tx, customerId, request, line, { status, reason, at });
  return { outcome: { status, reason, executedAt: finding ? null : at }, inventory: after };
}
