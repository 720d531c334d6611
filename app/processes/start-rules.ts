import { createServer } from "node:net";

import type { ServerContext } from "~/platform/context.server";
import { operatorProblems, portalProblems } from "~/platform/database/database-identity.server";
import { isRefusedSignIn } from "~/platform/database/portal-login.server";
import { sharesSessions } from "~/platform/database/session-pooling.server";
import { migrationState } from "~/platform/migrations/migration-state.server";
import type { Settings } from "~/platform/settings/settings.server";

import type { DatabaseServer } from "./open-database-server";

/** States in one line why the portal must not start. It needs no stack. */
export class StartError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "StartError";
  }
}

/** Throws a StartError when others could reach the demo data: the passwords of its users are public, so only this
 *  machine may, unless the operator allows it. */
export function refuseExposedDemo(settings: Pick<Settings, "host" | "demoData">, holdsDemoData: boolean): void {
  if (!holdsDemoData || settings.demoData === "yes" || isLoopback(settings.host)) return;
  throw new StartError(
    `HOST=${settings.host} would expose the demo data to others: set DEMO_DATA=yes to allow it, or use a database without it`,
  );
}

/** Throws a StartError when the clock is set on a portal with real customers. */
export function refuseSetClock(settings: Pick<Settings, "clock" | "environment">, holdsDemoData: boolean): void {
  if (settings.clock === null || settings.environment === "test" || holdsDemoData) return;
  throw new StartError("INSIGHT_CLOCK is refused: this database holds no demo data");
}

/** Throws a StartError when migrations are pending: an operator's own database is only migrated when the operator asks
 *  for it. */
export async function refusePendingMigrations({ database }: Pick<ServerContext, "database">): Promise<void> {
  const { pending } = await migrationState(database.pool);
  if (pending.length > 0) {
    throw new StartError(`The database lacks ${String(pending.length)} migrations: run npm run insight -- db migrate`);
  }
}

/** Throws a StartError when the portal's login has rights that it must not have. The connection itself is checked, not
 *  the settings. */
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

/** Throws a StartError when the login of the worker and command line cannot act for all customers, or cannot hold locks
 *  for the duration of a session. */
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

/** Throws a StartError when the port cannot be used. Checked before anything that takes long. */
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
