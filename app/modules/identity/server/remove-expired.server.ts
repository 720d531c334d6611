import type { ServerContext } from "~/platform/context.server";
import { openSessions } from "~/modules/identity/server/sessions.server";
import { cleanGuardCounters } from "./password-repository.server";

/** Removes ended sessions and expired counters of attempts. A failure is logged, and the next run makes up for it. */
export async function removeExpired(context: ServerContext): Promise<void> {
  try {
    await openSessions(context).removeExpired();
    await cleanGuardCounters(context);
  } catch (error) {
    context.log.warn({ err: error }, "expired sessions and counters could not be removed");
  }
}
