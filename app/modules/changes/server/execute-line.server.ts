import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import type { Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database.server";
import { judgeExecution } from "../domain/judge-execution";
import type { DueLine } from "../domain/next-due-line";
import { calendarOf } from "../domain/scenario";
import { closeLine } from "./change-request-repository.server";
import { loadChangeSnapshot } from "./load-change-snapshot.server";
import { performLine } from "./perform-line.server";
import { recordOutcome } from "./record-outcome.server";

/** Judges a queued line on what is there now, and does it or rejects it, in the transaction that holds the lock of its contract.
 *  Throws, and nothing happens, when it is not queued any more. */
export async function executeLine(
  context: ServerContext,
  tx: Transaction,
  catalogue: Catalogue,
  customerId: string,
  { request, line }: DueLine,
): Promise<"completed" | "rejected"> {
  const on = today(context.clock);
  const at = context.clock.now();
  const { snapshot, inventory } = await loadChangeSnapshot(context, tx, catalogue, customerId, on);
  const calendar = calendarOf(rulePackOn(catalogue.rulePacks, on));
  const [finding] = judgeExecution(line.line, { ...snapshot, calendar }, on);
  const place = { customerId, requestId: request.id, index: line.index };
  const outcome = finding
    ? ({ status: "rejected", reason: finding.code, attentionSince: at } as const)
    : ({ status: "completed", executedAt: at } as const);
  if (!(await closeLine(tx, place, outcome))) {
    throw new Error(`Line ${String(line.index)} of ${request.id} left the queue beside the lock of its contract`);
  }
  if (!finding) await performLine(context, tx, catalogue, customerId, { request, line, inventory, on });
  const reason = finding?.code ?? null;
  await recordOutcome(context, tx, customerId, request, line, { status: outcome.status, reason, at });
  return outcome.status;
}
