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

/** `onLost` is told when the embedded server ends while it is in use. */
export async function openDatabaseServer(
  settings: Pick<Settings, "databaseUrl" | "databaseWebUrl" | "dataDirectory">,
  onMessage: (message: string) => void,
  onLost: (error: Error) => void = () => undefined,
): Promise<DatabaseServer> {
  if (settings.databaseUrl !== null) {
    const webUrl = settings.databaseWebUrl ?? settings.databaseUrl;
    return { url: settings.databaseUrl, webUrl, isEmbedded: false, close: () => Promise.resolve() };
  }
  const { dataDirectory } = settings;
  const embedded = await openEmbeddedPostgres({ dataDirectory, name: "postgres", onMessage, onLost });
  const { connectionString, close } = embedded;
  return { url: connectionString, webUrl: connectionString, isEmbedded: true, close };
}
