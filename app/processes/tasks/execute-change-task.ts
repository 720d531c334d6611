import * as z from "zod";

import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { postponeExecution } from "~/modules/changes/server/change-jobs.server";
import { executeDueLines } from "~/modules/changes/server/execute-due-lines.server";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";
import type { ServerContext } from "~/platform/context.server";

const dueLines = z.object({ customerId: z.guid(), requestId: z.guid(), date: supportedDay });

/** Returns the task of an `execute-change` job. One that runs before its moment by our clock is postponed. */
export function executeChangeTask(context: ServerContext): (payload: unknown) => Promise<void> {
  return async (payload) => {
    const due = dueLines.parse(payload);
    const result = await executeDueLines(context, due);
    if (result.kind === "done") return;
    const catalogue = await loadCatalogue(context);
    await context.database.withCustomer(due.customerId, (tx) => postponeExecution(tx, due, catalogue));
  };
}
