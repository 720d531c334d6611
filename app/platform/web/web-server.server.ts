import { createServer, type RequestListener } from "node:http";
import { Server as NetServer, type AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";

/** After this long, a stopping server cuts off responses in progress. */
const STOP_WITHIN_MS = 10_000;

/** A kept-alive connection gets this long for one last request, whose response announces the end. Closing it at once
 *  would reset a request on its way. */
const LAST_REQUEST_WITHIN_MS = 1_000;

/** How often a kept-alive connection is checked while the server stops. */
const POLL_INTERVAL_MS = 50;

export type WebServer = {
  readonly port: number;
  /** Continues for as long as others need to notice that it is not ready (`drainSeconds`), closing each connection
   *  after its response. Then it accepts no new connections, completes running requests (within 10 seconds), and stops.
   */
  readonly close: () => Promise<void>;
};

/** Listens on host and port (0 lets the system choose one). Slow and silent clients are cut off. Rejects with the
 *  system's error when the address is in use. */
export function serveHttp(
  listener: RequestListener,
  { host, port, drainSeconds = 0 }: { host: string; port: number; drainSeconds?: number },
): Promise<WebServer> {
  let isStopping = false;
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 });
  server.on("request", (request, response) => {
    if (isStopping) response.setHeader("Connection", "close");
    listener(request, response);
  });
  server.timeout = 120_000;
  server.on("clientError", answerBrokenRequest);
  const close = async (): Promise<void> => {
    isStopping = true;
    if (drainSeconds > 0) await delay(drainSeconds * 1000);
    await new Promise<void>((resolve) => {
      const idleFrom = performance.now() + LAST_REQUEST_WITHIN_MS;
      const idle = setInterval(() => {
        if (performance.now() >= idleFrom) server.closeIdleConnections();
      }, POLL_INTERVAL_MS);
      const late = setTimeout(() => {
        server.closeAllConnections();
      }, STOP_WITHIN_MS);
      // Its own `close` cuts connections that are idle at once.
      NetServer.prototype.close.call(server, () => {
        clearInterval(idle);
        clearTimeout(late);
        resolve();
      });
    });
  };
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve({ port: (server.address() as AddressInfo).port, close });
    });
  });
}

/** Answers what is not a valid request, with the headers of every other response without a page. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = BROKEN[error.code ?? ""] ?? "400 Bad Request";
  socket.end(`HTTP/1.1 ${status}\r\n${BROKEN_HEADERS}\r\n\r\n`);
}

const BROKEN: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

const BROKEN_HEADERS = [
  "Connection: close",
  "Content-Length: 0",
  "Cache-Control: no-store",
  "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options: nosniff",
  "X-Frame-Options: DENY",
].join("\r\n");
