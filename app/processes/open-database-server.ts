import { openEmbeddedPostgres } from "~/platform/embedded-postgres/open-embedded-postgres.server";
import type { Settings } from "~/platform/settings.server";

/** Where the rows are: the server that DATABASE_URL names, or the embedded one. */
export type DatabaseServer = {
  /** Of the owner of the tables. */
  readonly url: string;
  /** Of the portal: DATABASE_WEB_URL when that is a login of its own. */
  readonly webUrl: string;
  readonly isEmbedded: boolean;
  /** Stops the embedded server when no other process uses it. */
  readonly close: () => Promise<void>;
};

export async function openDatabaseServer(
  settings: Pick<Settings, "databaseUrl" | "databaseWebUrl" | "dataDirectory">,
  onMessage: (message: string) => void,
): Promise<DatabaseServer> {
  if (settings.databaseUrl !== null) {
    const webUrl = settings.databaseWebUrl ?? settings.databaseUrl;
    return { url: settings.databaseUrl, webUrl, isEmbedded: false, close: () => Promise.resolve() };
  }
  const embedded = await openEmbeddedPostgres({ dataDirectory: settings.dataDirectory, name: "postgres", onMessage });
  const { connectionString, close } = embedded;
  return { url: connectionString, webUrl: connectionString, isEmbedded: true, close };
}
