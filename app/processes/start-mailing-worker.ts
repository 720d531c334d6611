import type { ServerContext } from "~/platform/context.server";
import { refreshOnNotification } from "~/platform/database/reference-refresh.server";
import { openMailTransport } from "~/platform/mail/mail.server";

import { anchorPeriodically } from "./anchor-periodically";
import { sendMailTask } from "./tasks/send-mail-task";
import { startWorker } from "./worker";

/** Starts the worker with its mail transport. It anchors the audit log, too. */
export async function startMailingWorker(context: ServerContext): Promise<{ readonly stop: () => Promise<void> }> {
  const transport = openMailTransport(context.settings, context.log);
  const worker = await startWorker(context, { sendMail: sendMailTask(context, transport) });
  const news = refreshOnNotification(context.database, context.log);
  const anchoring = anchorPeriodically(context);
  return {
    stop: async () => {
      await Promise.all([news.stop(), anchoring.stop()]);
      await worker.stop();
      transport.close();
    },
  };
}
