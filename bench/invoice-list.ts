import { benchContext, openBenchDatabases, BENCH_INSTANT } from "./database/bench-databases";
import { signIn } from "./database/sign-in";
import { load } from "./load";
import { startServer, type ChildServer, type ServerProgram } from "./servers/child-server";
import { median, percentile } from "./statistics";

export type Measured = {
  readonly what: string;
  /** Medians over the rounds. */
  readonly cpuMilliseconds: number;
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
};

const ROUNDS = 7;
const REQUESTS = 200;
const CONNECTIONS = 10;
const OWNER = "eigenaar@velder.example";

type Candidate = {
  readonly what: string;
  readonly server: ChildServer;
  readonly path: string;
  readonly headers: Record<string, string>;
};

/** `/invoices` (12 rows, signed in) and an invoice's PDF, beside a bare HTTP server and a minimal Remix server that run the same
 *  query: server CPU and latency per request, in interleaved rounds. */
export async function measureInvoiceList(): Promise<Measured[]> {
  const databases = await openBenchDatabases();
  const servers: ChildServer[] = [];
  try {
    const candidates: Candidate[] = [];
    const add = async (what: string, program: ServerProgram, path: string): Promise<void> => {
      const url = await databases.clone(`bench_${program.replaceAll("-", "_")}`);
      const context = await benchContext(url);
      const { cookie, customerId } = await signIn(context, OWNER);
      const { rows } = await context.database.pool.query<{ number: string }>(
        "SELECT number FROM invoices WHERE customer_id = $1 ORDER BY number DESC LIMIT 1",
        [customerId],
      );
      await context.database.close();
      const server = await startServer(program, {
        DATABASE_URL: url,
        CUSTOMER_ID: customerId,
        DEMO_DATA: "yes",
        INSIGHT_CLOCK: BENCH_INSTANT,
        LOG_LEVEL: "silent",
        PORT: "0",
      });
      servers.push(server);
      candidates.push({ what, server, path, headers: { cookie } });
      if (program === "portal-server") {
        const pdf = `/invoices/${rows[0]?.number ?? ""}/pdf`;
        candidates.push({ what: "portal, PDF of an invoice", server, path: pdf, headers: { cookie } });
      }
    };
    await add("portal, /invoices", "portal-server", "/invoices");
    await add("(a) bare node:http", "bare-server", "/");
    await add("(b) minimal Remix", "minimal-remix-server", "/");
    return await interleaved(candidates);
  } finally {
    await Promise.all(servers.map((server) => server.close()));
    await databases.close();
  }
}

async function interleaved(candidates: readonly Candidate[]): Promise<Measured[]> {
  const taken = candidates.map(() => ({ cpu: [] as number[], p50: [] as number[], p99: [] as number[] }));
  // The first round warms up and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, { server, path, headers }] of candidates.entries()) {
      const before = await server.cpuMicroseconds();
      const { latenciesMs } = await load({
        url: `${server.origin}${path}`,
        headers,
        requests: REQUESTS,
        connections: CONNECTIONS,
      });
      const used = (await server.cpuMicroseconds()) - before;
      if (round === 0) continue;
      taken[index]?.cpu.push(used / 1000 / REQUESTS);
      taken[index]?.p50.push(percentile(latenciesMs, 0.5));
      taken[index]?.p99.push(percentile(latenciesMs, 0.99));
    }
  }
  return candidates.map(({ what }, index) => ({
    what,
    cpuMilliseconds: median(taken[index]?.cpu ?? []),
    p50Milliseconds: median(taken[index]?.p50 ?? []),
    p99Milliseconds: median(taken[index]?.p99 ?? []),
  }));
}
