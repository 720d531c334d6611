import type { ServerContext } from "~/platform/context.server";
import { openSessions } from "~/modules/identity/server/sessions.server";
import { cleanGuardCounters } from "./password-repository.server";

/** Removes sessions that ended and counters of tries that are forgotten; what fails is left for the next time. */
export async function removeExpired(context: ServerContext): Promise<void> {
  try {
    await openSessions(context).removeExpired();
    await cleanGuardCounters(context);
  } catch (error) {
    context.log.warn({ err: error }, "expired sessions and counters stay for now");
  }
}
