import type { ServerContext } from "~/platform/context.server";
import type { Tasks } from "~/platform/queue/queue-session.server";
import { executeChangeTask } from "./execute-change-task";
import { submitPreparedTask } from "./submit-prepared-task";
import { archiveInvoiceTask } from "./archive-invoice-task";

/** Sends the mails of a job. Throws when one could not be sent. */
export type SendMailTask = (payload: unknown) => Promise<void>;

/** Returns the task of every kind of job, by the name it is queued with. */
export function workerTasks(context: ServerContext, sendMail: SendMailTask): Tasks {
  return {
    "execute-change": executeChangeTask(context),
    "submit-prepared": submitPreparedTask(context),
    "send-mail": sendMail,
    "archive-invoice": archiveInvoiceTask(context),
  };
}
