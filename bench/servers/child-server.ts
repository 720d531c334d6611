import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { BENCH_INSTANT } from "../database/bench-databases";
import type { ServerReport } from "./measured";

export type ServerProgram = "portal-server" | "bare-server" | "minimal-remix-server";

export type ChildServer = {
  readonly origin: string;
  /** Returns the CPU time that the process has used so far, in microseconds. */
  readonly cpuMicroseconds: () => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Starts a server on a database in a process of its own and waits until it listens. A bare server shows one
 *  customer. */
export async function startServer(program: ServerProgram, url: string, customerId = ""): Promise<ChildServer> {
  const environment = {
    DATABASE_URL: url,
    CUSTOMER_ID: customerId,
    DEMO_DATA: "yes",
    INSIGHT_CLOCK: BENCH_INSTANT,
    LOG_LEVEL: "error",
    PORT: "0",
  };
  const child = fork(fileURLToPath(new URL(`${program}.ts`, import.meta.url)), {
    execArgv: ["--import", "tsx", ...profiling(program)],
    env: { ...process.env, NODE_ENV: "production", ...environment },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const report = await nextReport(child, program);
  if (!("port" in report)) throw new Error(`${program} did not say where it listens`);
  return {
    origin: `http://127.0.0.1:${String(report.port)}`,
    cpuMicroseconds: async () => {
      child.send("cpu");
      const answer = await nextReport(child, program);
      if (!("cpuMicroseconds" in answer)) throw new Error(`${program} did not say what it used`);
      return answer.cpuMicroseconds;
    },
    close: async () => {
      child.disconnect();
      await once(child, "exit");
    },
  };
}

/** Returns the options of Node.js with which `BENCH_PROFILE=portal-server` leaves a CPU profile of that server in
 *  `bench/results`. */
function profiling(program: ServerProgram): string[] {
  return process.env["BENCH_PROFILE"] === program ? ["--cpu-prof", "--cpu-prof-dir=bench/results"] : [];
}

async function nextReport(child: ChildProcess, program: ServerProgram): Promise<ServerReport> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => reject(new Error(`${program} ended`));
    child.once("exit", onExit);
    child.once("message", (report) => {
      child.off("exit", onExit);
      resolve(report as ServerReport);
    });
  });
}
