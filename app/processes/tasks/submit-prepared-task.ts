import * as z from "zod";

import { submitPrepared } from "~/modules/changes/server/prepared/submit-prepared.server";
import type { ServerContext } from "~/platform/context.server";

const dueAttempt = z.object({ customerId: z.guid(), preparedId: z.guid() });

/** Returns the task of a `submit-prepared` job. Run twice, the second time does nothing; one that runs before its moment
 *  by our clock is queued again. */
export function submitPreparedTask(context: ServerContext): (payload: unknown) => Promise<void> {
  return async (payload) => {
    const due = dueAttempt.parse(payload);
    const result = await submitPrepared(context, due);
    context.log.info({ ...due, result: result.kind }, "prepared request tried");
  };
}
