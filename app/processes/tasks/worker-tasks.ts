import type { ServerContext } from "~/platform/context.server";
import type { Tasks } from "~/platform/queue/queue-session.server";
import { executeChangeTask } from "./execute-change-task";
import { archiveInvoiceTask } from "./archive-invoice-task";

/** Sends one mail; throws when it could not. */
export type MailTask = (payload: unknown) => Promise<void>;

/** Every kind of job there is, by the name it is queued with. */
export function workerTasks(context: ServerContext, mailTask: MailTask): Tasks {
  return {
    "execute-change": executeChangeTask(context),
    "send-mail": mailTask,
    "archive-invoice": archiveInvoiceTask(context),
  };
}
