import { AnchorError, anchorAudit } from "~/modules/identity/server/anchor-audit.server";
import type { ServerContext } from "~/platform/context.server";

/** The longest time until an entry of the audit log is anchored. */
const INTERVAL_MS = 600_000;

/** Anchors the audit log now and every ten minutes, until it is stopped. A failure is logged, and the next run makes up
 *  for it. */
export function anchorPeriodically(context: ServerContext): { readonly stop: () => Promise<void> } {
  let running = anchor(context);
  const timer = setInterval(() => {
    running = running.then(() => anchor(context));
  }, INTERVAL_MS).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

async function anchor(context: ServerContext): Promise<void> {
  try {
    await anchorAudit(context);
  } catch (error) {
    if (error instanceof AnchorError) context.log.error({ reason: error.message }, "the audit log can't be anchored");
    else context.log.warn({ err: error }, "the audit log could not be anchored; the next run tries again");
  }
}
