import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import type { ServerContext } from "~/platform/context.server";
import { openSessions } from "~/platform/lucia.server";
import { webApp } from "~/platform/web-app.server";

import { StartError } from "./start-rules";
import { builtPages, livePages } from "./web-pages";

/** After this long a stopping server cuts off what is still being answered. */
const STOP_WITHIN_MS = 10_000;
const CLEAN_UP_EVERY_MS = 3_600_000;

export type WebOptions = {
  /** Pages made from their sources while one edits them; else the built ones. */
  readonly development?: boolean;
  /** Asked by `/readyz`: false as long as no traffic is to come here. */
  readonly isReady?: () => Promise<boolean>;
};

export type RunningWeb = {
  /** Where the portal is reached. */
  readonly url: string;
  /** Takes no new requests, finishes those that run (within 10 seconds), then stops. */
  readonly close: () => Promise<void>;
};

/** Serves the portal on HOST:PORT. Holds no state of its own: any number can run on one database. Throws a StartError when the
 *  port is taken or the pages are not built. */
export async function startWeb(context: ServerContext, options: WebOptions = {}): Promise<RunningWeb> {
  const { settings, log } = context;
  const pages = options.development === true ? await livePages() : await builtPages();
  let baseUrl = new URL(settings.baseUrl);
  const { isReady = () => Promise.resolve(true) } = options;
  const app = webApp(context, { ...pages, baseUrl: () => baseUrl, isReady });
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 }, app);
  server.timeout = 120_000;
  try {
    await listen(server, settings);
  } catch (error) {
    await pages.close();
    throw error;
  }
  // PORT=0 leaves the choice to the system.
  if (baseUrl.port === "0")
    baseUrl = new URL(`${baseUrl.protocol}//${baseUrl.hostname}:${String((server.address() as AddressInfo).port)}`);
  const cleaning = setInterval(() => {
    openSessions(context)
      .removeExpired()
      .catch((error: unknown) => {
        log.warn({ err: error }, "expired sessions stay for now");
      });
  }, CLEAN_UP_EVERY_MS).unref();
  return {
    url: baseUrl.origin,
    close: async () => {
      clearInterval(cleaning);
      await stop(server);
      await pages.close();
    },
  };
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const inUse = `Port ${String(port)} on ${host} is in use by another program: set PORT to another one`;
      reject(error.code === "EADDRINUSE" ? new StartError(inUse) : error);
    });
    server.listen(port, host, resolve);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection that is kept alive counts as open until it is idle.
    const idle = setInterval(() => {
      server.closeIdleConnections();
    }, 50);
    const late = setTimeout(() => {
      server.closeAllConnections();
    }, STOP_WITHIN_MS);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
  });
}
