import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** After this long a stopping server cuts off what is still being answered. */
const STOP_WITHIN_MS = 10_000;

/** A connection that is kept alive is looked at this often while the server stops. */
const LOOK_EVERY_MS = 50;

export type WebServer = {
  readonly port: number;
  /** Takes no new requests, finishes those that run (within 10 seconds), then stops. */
  readonly close: () => Promise<void>;
};

/** Listens on host and port (0: one that the system picks). Slow and silent clients are cut off. Rejects with the system's
 *  error when the address is taken. */
export function serveHttp(
  listener: RequestListener,
  { host, port }: { host: string; port: number },
): Promise<WebServer> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 }, listener);
  server.timeout = 120_000;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      const idle = setInterval(() => {
        server.closeIdleConnections();
      }, LOOK_EVERY_MS);
      const late = setTimeout(() => {
        server.closeAllConnections();
      }, STOP_WITHIN_MS);
      server.close(() => {
        clearInterval(idle);
        clearTimeout(late);
        resolve();
      });
    });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve({ port: (server.address() as AddressInfo).port, close });
    });
  });
}
