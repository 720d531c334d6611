import type { Writable } from "node:stream";

import type { ServerContext } from "~/platform/context.server";
import { openMailTransport } from "~/platform/mail/mail.server";
import { drainQueue } from "~/platform/queue/queue-session.server";
import { wakeDueJobs } from "~/platform/queue/wake-due-jobs.server";
import { sendMailTask } from "./send-mail-task";

/** Sends the waiting mails, for a command that queued some, so that the operator need not run a worker. Prints where
 *  mails written to files are. What could not be sent stays queued for the worker. */
export async function drainMail(context: ServerContext, { stderr }: { readonly stderr: Writable }): Promise<void> {
  const transport = openMailTransport(context.settings, context.log, (path) => {
    stderr.write(`Mail written: ${path}\n`);
  });
  try {
    await wakeDueJobs(context);
    await drainQueue(context, { "send-mail": sendMailTask(context, transport) });
  } finally {
    transport.close();
  }
}
