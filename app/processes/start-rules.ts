import { createServer } from "node:net";

import type { ServerContext } from "~/platform/context.server";
import { operatorProblems, portalProblems } from "~/platform/database/database-identity.server";
import { isRefusedSignIn } from "~/platform/database/portal-login.server";
import { sharesSessions } from "~/platform/database/session-pooling.server";
import { migrationState } from "~/platform/migrations/migration-state.server";
import type { Settings } from "~/platform/settings/settings.server";

import type { DatabaseServer } from "./open-database-server";

/** Says why the portal must not start, in one line; a StartError needs no stack. */
export class StartError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "StartError";
  }
}

/** Everybody knows the passwords of the demo users, so only this machine may reach them unless the operator says otherwise. */
export function refuseExposedDemo(settings: Pick<Settings, "host" | "demoData">, holdsDemoData: boolean): void {
  if (!holdsDemoData || settings.demoData === "yes" || isLoopback(settings.host)) return;
  throw new StartError(
    `HOST=${settings.host} would open the demo data to others: set DEMO_DATA=yes to allow it, or use a database without them`,
  );
}

/** A portal with real customers lives by the real clock. */
export function refuseSetClock(settings: Pick<Settings, "clock" | "environment">, holdsDemoData: boolean): void {
  if (settings.clock === null || settings.environment === "test" || holdsDemoData) return;
  throw new StartError("INSIGHT_CLOCK is refused: this database holds no demo data");
}

/** A database of the operator's own is migrated when the operator says so. */
export async function refusePendingMigrations({ database }: Pick<ServerContext, "database">): Promise<void> {
  const { pending } = await migrationState(database.pool);
  if (pending.length > 0) {
    throw new StartError(`The database lacks ${String(pending.length)} migrations: run npm run insight -- db migrate`);
  }
}

/** The portal is nobody but itself to the database: what its connection is asked, not what the settings say. */
export async function refuseWrongPortalLogin(
  { database, log }: Pick<ServerContext, "database" | "log">,
  { webUrl, allowsOwner }: Pick<DatabaseServer, "webUrl" | "allowsOwner">,
): Promise<void> {
  if (webUrl === null) {
    throw new StartError(
      "DATABASE_URL has no user or password from which the portal's own login follows: set DATABASE_WEB_URL to a login that is a member of insight_web alone",
    );
  }
  const problems = await portalProblems(database, { asOwner: allowsOwner }).catch((error: unknown) => {
    if (!isRefusedSignIn(error)) throw error;
    return ["The portal's login is missing or has another password: run npm run insight -- db migrate"];
  });
  if (problems.length > 0) throw new StartError(problems.join("\n"));
  if (allowsOwner)
    log.warn("ALLOW_OWNER_LOGIN: the portal signs in as the owner; only the program keeps customers apart");
}

/** Worker and command line act for all customers, and hold locks as long as they live. */
export async function refuseWrongOperatorLogin(
  { database, log }: Pick<ServerContext, "database" | "log">,
  { url }: Pick<DatabaseServer, "url">,
): Promise<void> {
  const problems = await operatorProblems(database);
  if (problems.length > 0) throw new StartError(problems.join("\n"));
  if (await sharesSessions(url, log)) {
    throw new StartError("DATABASE_URL leads to a pooler that shares sessions: the worker needs the server itself");
  }
}

/** Asks the system before anything long begins. */
export async function refuseUsedPort({ host, port }: Pick<Settings, "host" | "port">): Promise<void> {
  const problem = await new Promise<NodeJS.ErrnoException | null>((done) => {
    const probe = createServer();
    probe.once("error", done);
    probe.listen(port, host, () => {
      probe.close(() => {
        done(null);
      });
    });
  });
  if (problem === null) return;
  if (problem.code === "EADDRINUSE") {
    throw new StartError(`Port ${String(port)} on ${host} is in use by another program: set PORT to another one`);
  }
  if (problem.code === "EACCES")
    throw new StartError(`Port ${String(port)} needs more rights: set PORT to 1024 or higher`);
  throw new StartError(`HOST=${host} is not an address of this machine (${problem.code ?? problem.message})`);
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}
