import { createHash, timingSafeEqual } from "node:crypto";

import type { RequestHandler } from "express";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

import type { ServerContext } from "../context.server";

const PAGES: ReadonlySet<string> = new Set(
  "login logout invitation reset preferences invoices usage modules changes contract service account not-active api assets".split(
    " ",
  ),
);

export type Metrics = {
  /** Counts a response. */
  readonly observe: (request: { method: string; path: string; status: number; seconds: number }) => void;
  readonly endpoint: RequestHandler;
};

/** Serves the Prometheus metrics of one web process to the bearer of METRICS_TOKEN only. Without that setting the
 *  address answers 404. */
export function openMetrics(context: Pick<ServerContext, "database" | "settings">): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: "insight_http_request_duration_seconds",
    help: "Time from the first byte of a request to the end of its answer",
    labelNames: ["method", "page", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  gaugeOf(registry, "insight_database_up", "1 when the database answers, else 0", [], async (gauge) => {
    gauge.set(0);
    await context.database.query("SELECT 1");
    gauge.set(1);
  });
  gaugeOf(
    registry,
    "insight_queue_jobs",
    "Jobs in the queue: waiting, due by now, failed for good",
    ["task", "state"],
    async (gauge) => {
      for (const row of await context.database.query<QueueDepth>("SELECT * FROM queue_depth()")) {
        for (const state of ["waiting", "due", "failed"] as const) gauge.set({ task: row.task, state }, row[state]);
      }
    },
  );
  const counts = [
    {
      name: "insight_changes_attention",
      help: "Lines of changes that could not be executed and that the operator has not settled",
      ask: "SELECT open_attention() AS open",
    },
    {
      name: "insight_billing_attention",
      help: "Invoices of a period that failed and are not issued yet",
      ask: "SELECT open_billing_flags() AS open",
    },
  ];
  for (const { name, help, ask } of counts) {
    gaugeOf(registry, name, help, [], async (gauge) => {
      const [row] = await context.database.query<{ open: number }>(ask);
      gauge.set(row?.open ?? 0);
    });
  }
  return {
    observe: ({ method, path, status, seconds }) => {
      duration.observe({ method, page: pageLabel(path), status: String(status) }, seconds);
    },
    endpoint: (request, response, next) => {
      const { metricsToken } = context.settings;
      if (metricsToken === null) response.status(404).type("text").send("Not found\n");
      else if (!isBearerOf(metricsToken, request.headers.authorization)) {
        response.status(401).set("WWW-Authenticate", "Bearer").type("text").send("Unauthorized\n");
      } else registry.metrics().then((text) => response.type(registry.contentType).send(text), next);
    },
  };
}

/** Returns a gauge that is read from the database at each scrape. While the database is unavailable it has no value,
 *  and the other metrics are still served. */
function gaugeOf<Label extends string>(
  registry: Registry,
  name: string,
  help: string,
  labelNames: readonly Label[],
  read: (gauge: Gauge<Label>) => Promise<void>,
): void {
  new Gauge({
    name,
    help,
    labelNames,
    registers: [registry],
    async collect() {
      this.reset();
      await read(this).catch(() => undefined);
    },
  });
}

/** Returns one of a fixed set of words per page, so that addresses never become series of their own. */
export function pageLabel(path: string): string {
  const first = /^\/([^/?.]*)/.exec(path)?.[1] ?? "";
  if (first === "" || first === "_root") return "/";
  return PAGES.has(first) ? `/${first}` : "other";
}

type QueueDepth = { readonly task: string; readonly waiting: number; readonly due: number; readonly failed: number };

function isBearerOf(token: string, authorization: string | undefined): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(`Bearer ${token}`), digest(authorization ?? ""));
}
