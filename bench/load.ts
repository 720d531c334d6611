import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";

export type LoadPlan = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly requests: number;
  /** The number of connections, which are kept alive, each with one request at a time. */
  readonly connections: number;
};

export type LoadResult = {
  /** For each request, the milliseconds until the last byte of its answer. */
  readonly latenciesMs: readonly number[];
  readonly bytes: number;
};

/** Requests the same page over and over. Throws an Error at the first answer that is not 200. */
export async function load({ url, headers, requests, connections }: LoadPlan): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latenciesMs: number[] = [];
  let left = requests;
  let bytes = 0;
  const askAll = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const startedMs = performance.now();
      const answered = await ask(url, headers, agent);
      bytes += answered;
      latenciesMs.push(performance.now() - startedMs);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, askAll));
  } finally {
    agent.destroy();
  }
  return { latenciesMs, bytes };
}

/** Returns the bytes of the body as they came. */
function ask(url: string, headers: Readonly<Record<string, string>>, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers, agent }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.byteLength));
      response.once("end", () => {
        if (response.statusCode === 200) resolve(bytes);
        else reject(new Error(`${url} answered ${String(response.statusCode)}`));
      });
    });
    asked.once("error", reject);
    asked.end();
  });
}
