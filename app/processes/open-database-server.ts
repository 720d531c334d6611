import { openEmbeddedPostgres } from "~/platform/embedded-postgres/open-embedded-postgres.server";
import { portalUrlOf } from "~/platform/database/portal-login.server";
import type { Settings } from "~/platform/settings/settings.server";

/** Where the rows are: the server that DATABASE_URL names, or the embedded one. */
export type DatabaseServer = {
  /** The address for the owner of the tables. */
  readonly url: string;
  /** The address for the portal: a login of its own, or the owner's with ALLOW_OWNER_LOGIN. Null when there is none,
   *  and none can be derived from `url`. */
  readonly webUrl: string | null;
  /** The portal may sign in as the owner of the tables. */
  readonly allowsOwner: boolean;
  readonly isEmbedded: boolean;
  /** Stops the embedded server when no other process uses it. */
  readonly close: () => Promise<void>;
};

/** `onLost` is called when the embedded server ends while it is in use. */
export async function openDatabaseServer(
  settings: Pick<Settings, "databaseUrl" | "databaseWebUrl" | "allowOwnerLogin" | "dataDirectory">,
  onMessage: (message: string) => void,
  onLost: (error: Error) => void = () => undefined,
): Promise<DatabaseServer> {
  if (settings.databaseUrl !== null) {
    const { databaseUrl: url, allowOwnerLogin: allowsOwner } = settings;
    const webUrl = settings.databaseWebUrl ?? (allowsOwner ? url : portalUrlOf(url));
    return { url, webUrl, allowsOwner, isEmbedded: false, close: () => Promise.resolve() };
  }
  const { dataDirectory } = settings;
  const embedded = await openEmbeddedPostgres({ dataDirectory, name: "postgres", onMessage, onLost });
  const { connectionString, close } = embedded;
  return { url: connectionString, webUrl: portalUrlOf(connectionString), allowsOwner: false, isEmbedded: true, close };
}
