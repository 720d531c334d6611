import type { Clock } from "./clock.server";
import type { Database } from "./database/database.server";
import type { Log } from "./log.server";
import type { NewId } from "./new-id.server";
import type { Settings } from "./settings/settings.server";

/** What every server function is given. Nothing in it belongs to a single request or customer. */
export type ServerContext = {
  readonly database: Database;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly newId: NewId;
  readonly log: Log;
};
