import type { ServerContext } from "~/platform/context.server";
import { keepReferenceFresh } from "~/platform/reference-news.server";
import { openMailTransport } from "~/platform/mail.server";

import { mailTask } from "./mail/mail-task";
import { startWorker } from "./worker";

/** The worker with its way out for mail. */
export async function startMailingWorker(context: ServerContext): Promise<{ readonly stop: () => Promise<void> }> {
  const transport = openMailTransport(context.settings, context.log);
  const worker = await startWorker(context, { mailTask: mailTask(context, transport) });
  const news = keepReferenceFresh(context.database, context.log);
  return {
    stop: async () => {
      await news.stop();
      await worker.stop();
      transport.close();
    },
  };
}
