import type { SessionView } from "~/modules/identity/domain/principal";
import type { ServerContext } from "~/platform/context.server";
import type { ChangeLine } from "../domain/change-line";

/** Puts lines into what the user is putting together, and returns where the change page shows, judges and submits it. */
export function addToDraft(
  _context: Pick<ServerContext, "database" | "clock">,
  _session: Pick<SessionView, "customerId" | "userId">,
  lines: readonly ChangeLine[],
): Promise<string> {
  return Promise.resolve(`/changes/new?lines=${encodeURIComponent(JSON.stringify(lines))}`);
}
