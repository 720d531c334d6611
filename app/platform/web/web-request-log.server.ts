import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";

import type { ErrorRequestHandler, RequestHandler } from "express";

import { clientAddressOf } from "./client-address.server";
import type { Log } from "../log.server";
import { securityEventOf } from "./security-event.server";
import { newIncident, pathForLog } from "./web-incident.server";
import type { RequestLocals } from "./web-load-context.server";
import type { Metrics } from "./web-metrics.server";

const SLOW_SECONDS = 2;

/** Gives every request its number and nonce, and counts and logs its response. */
export function trackRequests(log: Log, metrics: Pick<Metrics, "observe">): RequestHandler {
  return (request, response, next) => {
    const locals: RequestLocals = { incident: newIncident(), nonce: randomBytes(16).toString("base64") };
    Object.assign(response.locals, locals);
    response.setHeader("X-Request-Id", locals.incident);
    const startedMs = performance.now();
    response.once("close", () => {
      const seconds = (performance.now() - startedMs) / 1000;
      const { statusCode: status } = response;
      const path = pathForLog(request.originalUrl);
      metrics.observe({ method: request.method, path, status, seconds });
      const facts = {
        incident: locals.incident,
        method: request.method,
        path,
        status,
        seconds: Number(seconds.toFixed(3)),
      };
      const { securityEvent, account } = response.locals as RequestLocals;
      const event = securityEvent ?? securityEventOf(status);
      if (event !== null) {
        log.info(
          { ...facts, event, clientAddress: clientAddressOf(request), account: account ?? null },
          "security event",
        );
      }
      if (!response.writableFinished) log.info(facts, "request aborted by the client");
      else if (status >= 500 || seconds > SLOW_SECONDS) log.warn(facts, "request failed or slow");
      else log.debug(facts, "request");
    });
    next();
  };
}

/** Answers, as a last resort, what no page could. */
export function answerErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const { incident } = response.locals as RequestLocals;
    if (response.closed) return;
    log.error(
      { incident, method: request.method, path: pathForLog(request.originalUrl), err: error },
      "request failed",
    );
    if (response.headersSent) next(error);
    else response.status(500).type("html").send(errorPage(incident));
  };
}

function errorPage(incident: string): string {
  return `<!doctype html>
<html lang="nl">
  <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>500</title></head>
  <body>
    <main>
      <h1>Dit lukte niet door een fout bij ons</h1>
      <p>Er is niets gewijzigd of in rekening gebracht. Noem incident ${incident} als je ons belt.</p>
      <p lang="en">This did not work because of an error on our side. Nothing was changed or charged. The incident number is above.</p>
    </main>
  </body>
</html>
`;
}
