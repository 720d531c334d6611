import type { ServerContext } from "~/platform/context.server";
import { openSessions } from "~/modules/identity/server/sessions.server";
import { removeExpired } from "~/modules/identity/server/remove-expired.server";
import { refreshOnNotification } from "~/platform/database/reference-refresh.server";
import type { Settings } from "~/platform/settings/settings.server";
import { webApp } from "~/platform/web/web-app.server";
import { serveHttp, type WebServer } from "~/platform/web/web-server.server";

import { apiMethods } from "~/modules/overview/schemas/api/api-methods";
import { maxFormFields } from "./max-form-fields";
import { StartError } from "./start-rules";
import { builtPages, type WebPages } from "./web-pages";

const CLEAN_UP_EVERY_MS = 3_600_000;

export type WebOptions = {
  /** The built ones, unless others are given. */
  readonly pages?: WebPages | undefined;
  /** Called by `/readyz`. Returns false while no traffic should be sent here. */
  readonly isReady?: () => Promise<boolean>;
};

export type RunningWeb = {
  /** Where the portal is reached. */
  readonly url: string;
  /** Accepts no new requests, completes the running ones (within 10 seconds), then stops. */
  readonly close: () => Promise<void>;
};

/** Serves the portal on HOST:PORT. It has no state of its own: any number can run on one database. Throws a StartError
 *  when the port is in use or the pages are not built. */
export async function startWeb(context: ServerContext, options: WebOptions = {}): Promise<RunningWeb> {
  const { settings } = context;
  const pages = options.pages ?? (await builtPages());
  let baseUrl = new URL(settings.baseUrl);
  const { isReady = () => Promise.resolve(true) } = options;
  let isStopping = false;
  // With PORT=0 the address is known once the server listens; links that are made later have it.
  const served = { ...context, settings: withBaseUrl(settings, () => baseUrl.origin) };
  const app = webApp(served, {
    ...pages,
    findSession: openSessions(served).find,
    apiMethods,
    maxFormFields,
    baseUrl: () => baseUrl,
    isReady: () => (isStopping ? Promise.resolve(false) : isReady()),
  });
  const server = await listen(app, settings, pages.close);
  if (baseUrl.port === "0") baseUrl = new URL(`${baseUrl.protocol}//${baseUrl.hostname}:${String(server.port)}`);
  const news = refreshOnNotification(context.database, context.log);
  const cleaning = setInterval(() => void removeExpired(context), CLEAN_UP_EVERY_MS).unref();
  return {
    url: baseUrl.origin,
    close: async () => {
      isStopping = true;
      clearInterval(cleaning);
      await Promise.all([news.stop(), server.close()]);
      await pages.close();
    },
  };
}

function withBaseUrl(settings: Settings, current: () => string): Settings {
  const isGiven = new URL(settings.baseUrl).port !== "0";
  return isGiven ? settings : Object.defineProperty({ ...settings }, "baseUrl", { get: current, enumerable: true });
}

async function listen(
  app: ReturnType<typeof webApp>,
  { host, port, drainSeconds }: Pick<Settings, "host" | "port" | "drainSeconds">,
  giveUp: () => Promise<void>,
): Promise<WebServer> {
  try {
    return await serveHttp(app, { host, port, drainSeconds });
  } catch (error) {
    await giveUp();
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new StartError(`Port ${String(port)} on ${host} is in use by another program: set PORT to another one`);
  }
}
