import { Logger } from "graphile-worker";

import type { Log } from "../log.server";

const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** Writes the queue's messages to our log, without their details, which contain whole jobs. */
export function queueLogger(log: Log): Logger {
  return new Logger((scope) => (level, message) => {
    log[LEVELS[level]]({ queue: { worker: scope.workerId, task: scope.taskIdentifier, job: scope.jobId } }, message);
  });
}
