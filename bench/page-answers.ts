import { archiveInvoice } from "~/modules/invoices/server/archive-invoice.server";
import { getInvoice } from "~/modules/invoices/server/get-invoice.server";

import { benchContext, openBenchDatabases, type BenchDatabases } from "./database/bench-databases";
import { signIn } from "./database/sign-in";
import { load } from "./load";
import type { BenchTable } from "./report";
import { startServer, type ChildServer, type ServerProgram } from "./servers/child-server";
import { median, percentile } from "./statistics";

const ROUNDS = 9;
const CONNECTIONS = 10;
const OWNER = "eigenaar@velder.example";

/** What a current browser sends. */
const ACCEPT_ENCODING = "gzip, deflate, br, zstd";

const SERVERS = {
  portal: "portal-server",
  "(a) bare node:http": "bare-server",
  "(b) minimal Remix": "minimal-remix-server",
} as const satisfies Record<string, ServerProgram>;
type ServerName = keyof typeof SERVERS;

type Subject = { readonly server: ChildServer; readonly cookie: string; readonly invoiceNumber: string };

type Page = {
  readonly what: string;
  readonly path: (subject: Subject) => string;
  readonly requests: number;
};

const PAGES: readonly Page[] = [
  { what: "/invoices, 12 rows", path: () => "/invoices", requests: 150 },
  { what: "archived PDF of an invoice", path: ({ invoiceNumber }) => `/invoices/${invoiceNumber}/pdf`, requests: 100 },
];

/** Measures what a page costs the server, beside a bare HTTP server and a minimal Remix server that run the same
 *  query and answer the same document: each on its own database, medians of interleaved rounds. */
export async function measurePageAnswers(): Promise<BenchTable> {
  const databases = await openBenchDatabases();
  const subjects = new Map<ServerName, Subject>();
  try {
    for (const name of Object.keys(SERVERS) as ServerName[]) subjects.set(name, await open(databases, SERVERS[name]));
    const rows = [];
    for (const page of PAGES) rows.push(...rowsOf(page, await interleaved(page, subjects)));
    return { name: "page-answers", title: "Server CPU and latency at 10 connections, per request", rows };
  } finally {
    await Promise.all([...subjects.values()].map(({ server }) => server.close()));
    await databases.close();
  }
}

async function open(databases: BenchDatabases, program: ServerProgram): Promise<Subject> {
  const url = await databases.clone(program.replaceAll("-", "_"));
  const context = await benchContext(url);
  const { cookie, customerId } = await signIn(context, OWNER);
  const { rows } = await context.database.pool.query<{ number: string }>(
    "SELECT number FROM invoices WHERE customer_id = $1 ORDER BY number DESC LIMIT 1",
    [customerId],
  );
  const invoiceNumber = rows[0]?.number ?? "";
  // As the worker has done before someone asks.
  await archiveInvoice(context, customerId, await getInvoice(context, customerId, invoiceNumber));
  await context.database.close();
  const server = await startServer(program, url, customerId);
  return { server, cookie, invoiceNumber };
}

type Samples = { readonly cpuMs: number[]; readonly p50Ms: number[]; readonly p99Ms: number[]; bytes: number };

async function interleaved(
  page: Page,
  subjects: ReadonlyMap<ServerName, Subject>,
): Promise<ReadonlyMap<ServerName, Samples>> {
  const taken = new Map<ServerName, Samples>();
  // Two rounds warm up.
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const [name, subject] of subjects) {
      const { server, cookie } = subject;
      const before = await server.cpuMicroseconds();
      const { latenciesMs, bytes } = await load({
        url: server.origin + page.path(subject),
        headers: { Cookie: cookie, "Accept-Encoding": ACCEPT_ENCODING },
        requests: page.requests,
        connections: CONNECTIONS,
      });
      const usedMs = ((await server.cpuMicroseconds()) - before) / 1000 / page.requests;
      if (round < 0) continue;
      const samples = taken.get(name) ?? { cpuMs: [], p50Ms: [], p99Ms: [], bytes: 0 };
      taken.set(name, samples);
      samples.cpuMs.push(usedMs);
      samples.p50Ms.push(percentile(latenciesMs, 0.5));
      samples.p99Ms.push(percentile(latenciesMs, 0.99));
      samples.bytes = Math.round(bytes / page.requests);
    }
  }
  return taken;
}

function rowsOf({ what }: Page, taken: ReadonlyMap<ServerName, Samples>): BenchTable["rows"] {
  const minimal = taken.get("(b) minimal Remix")?.cpuMs ?? [];
  return [...taken].map(([server, { cpuMs, p50Ms, p99Ms, bytes }]) => ({
    what,
    server,
    "CPU ms": median(cpuMs).toFixed(2),
    // Round by round, so that what else the machine does weighs on both alike.
    "CPU / (b)": median(cpuMs.map((used, round) => used / (minimal[round] ?? Number.NaN))).toFixed(2),
    "p50 ms": median(p50Ms).toFixed(1),
    "p99 ms": median(p99Ms).toFixed(1),
    "p99 / p50": median(p99Ms.map((slow, round) => slow / (p50Ms[round] ?? Number.NaN))).toFixed(1),
    "bytes sent": bytes,
    target: server === "portal" ? "CPU ≤ 1.5 × (b), p99 ≤ 4 × p50" : "",
  }));
}
