import { setTimeout as delay } from "node:timers/promises";
import { constants } from "node:zlib";

import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";

import type { ServerContext } from "../context.server";
import { isDatabaseUnavailable } from "../database/database-unavailable.server";
import { handlersByPath } from "./handlers-by-path.server";
import { readBody, type MaxFormFields } from "./web-body.server";
import { requirePageData } from "./web-data-addresses.server";
import { withUnavailableResponses } from "../database/unavailable-responses.server";
import { loadContextOf, type FindSession, type RequestLocals } from "./web-load-context.server";
import { allowMethods, type ApiMethods } from "./web-methods.server";
import { openMetrics } from "./web-metrics.server";
import { requireSameSite } from "./web-origin.server";
import { remixPages } from "./web-remix.server";
import { limitBody, normaliseAddress } from "./web-request-guard.server";
import { answerErrors, trackRequests } from "./web-request-log.server";
import { ensureRetryAfter } from "./web-retry-after.server";
import { securityHeaders } from "./web-security-headers.server";

const READY_WITHIN_SECONDS = 3;
const MAX_BODY_BYTES = 1_000_000;

export type WebAppOptions = {
  /** Where the portal is reached: scheme, host and port. */
  readonly baseUrl: () => URL;
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  /** Serves what is not a page: scripts, styles, fonts. */
  readonly files: RequestHandler;
  readonly findSession: FindSession;
  readonly apiMethods: ApiMethods;
  readonly maxFormFields: MaxFormFields;
  readonly development: boolean;
  /** Returns false while no traffic should be sent here. */
  readonly isReady: () => Promise<boolean>;
};

/** Returns everything between the socket and Remix, in the order in which a request passes through it. */
export function webApp(context: ServerContext, options: WebAppOptions): Express {
  const { log, settings } = context;
  const { baseUrl, development } = options;
  const metrics = openMetrics(context);
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.set("trust proxy", [...settings.trustedProxies]);
  app.use(trackRequests(log, metrics));
  app.use(ensureRetryAfter);
  app.use(
    ...securityHeaders({
      nonceOf: (response) => (response as { locals: RequestLocals }).locals.nonce,
      secure: settings.baseUrl.startsWith("https:"),
      development,
    }),
  );
  app.use(normaliseAddress(() => baseUrl().host));
  app.get("/healthz", (_request, response) => void response.type("text").send("ok\n"));
  app.get("/readyz", readiness(options.isReady));
  app.get("/metrics", metrics.endpoint);
  app.use(options.files);
  app.use(forbidStoring);
  app.use(requireSameSite(() => baseUrl().origin));
  app.use(allowMethods(options.apiMethods));
  app.use(requirePageData(options.build));
  app.use(limitBody(MAX_BODY_BYTES));
  app.use(readBody(options.maxFormFields));
  app.use(compressed());
  const pages = handlersByPath(withUnavailableResponses(options.build), (build) =>
    remixPages({
      build,
      development,
      ownOrigin: () => baseUrl().origin,
      contextOf: (request, response) =>
        loadContextOf(context, options.findSession, request, response as typeof response & { locals: RequestLocals }),
    }),
  );
  app.use((request, response, next) => {
    pages(request.path)(request, response, next);
  });
  app.use(answerErrors(log));
  return app;
}

/** Pages contain a customer's data, so neither browsers nor proxies may store them. */
const forbidStoring: RequestHandler = (_request, response, next) => {
  response.setHeader("Cache-Control", "no-store");
  next();
};

/** Pages are made per request, so compressing them has to be cheap. Files are compressed when they are built. */
function compressed(): RequestHandler {
  return compression({ threshold: 1024, level: 3, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } } });
}

/** Rejects when the answer takes longer, so that a health check does not hang on a silent database. */
async function withinSeconds<T>(answer: Promise<T>, seconds: number): Promise<T> {
  const given = new AbortController();
  const late = delay(seconds * 1000, undefined, { signal: given.signal }).then(() => {
    throw new Error("timeout expired");
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    given.abort();
    late.catch(() => undefined);
    answer.catch(() => undefined);
  }
}

function readiness(isReady: () => Promise<boolean>): RequestHandler {
  return (_request, response) => {
    response.type("text").set("Cache-Control", "no-store");
    withinSeconds(isReady(), READY_WITHIN_SECONDS).then(
      (ready) => response.status(ready ? 200 : 503).send(ready ? "ready\n" : "not ready\n"),
      (error: unknown) =>
        response.status(503).send(isDatabaseUnavailable(error) ? "not ready: the database is away\n" : "not ready\n"),
    );
  };
}
