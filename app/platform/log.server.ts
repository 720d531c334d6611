import pino, { type Logger } from "pino";

import type { Settings } from "./settings/settings.server";

export type Log = Logger;

/** Logs JSON lines to stderr. Fields that could contain a secret are redacted by name. */
export function createLog(settings: Pick<Settings, "logLevel">): Log {
  return pino(
    {
      level: settings.logLevel,
      redact: {
        paths: ["password", "*.password", "token", "*.token", "authorization", "*.authorization", "cookie", "*.cookie"],
        censor: "[cut]",
      },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}
