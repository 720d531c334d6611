import type { ServerContext } from "~/platform/context.server";
import type { Tasks } from "~/platform/queue/queue-session.server";
import { executeChangeTask } from "./execute-change-task";
import { archiveInvoiceTask } from "./archive-invoice-task";

/** Sends one mail. Throws when it could not be sent. */
export type MailTask = (payload: unknown) => Promise<void>;

/** Returns the task of every kind of job, by the name it is queued with. */
export function workerTasks(context: ServerContext, mailTask: MailTask): Tasks {
  return {
    "execute-change": executeChangeTask(context),
    "send-mail": mailTask,
    "archive-invoice": archiveInvoiceTask(context),
  };
}
