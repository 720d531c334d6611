import { Logger } from "graphile-worker";

import type { Log } from "../log.server";

const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** The queue's messages in our log. Its details stay out: they hold whole jobs. */
export function queueLogger(log: Log): Logger {
  return new Logger((scope) => (level, message) => {
    log[LEVELS[level]]({ queue: { worker: scope.workerId, task: scope.taskIdentifier, job: scope.jobId } }, message);
  });
}
