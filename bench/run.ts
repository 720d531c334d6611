import { mkdirSync, writeFileSync } from "node:fs";

import { measureInvoiceList } from "./invoice-list";

/** `npm run bench`: prints a table per benchmark and writes its figures to `bench/results`. */
export async function runBenchmarks(): Promise<void> {
  const measured = await measureInvoiceList();
  const remix = measured.find(({ what }) => what.startsWith("(b)"))?.cpuMilliseconds ?? Number.NaN;
  const rows = measured.map(({ what, cpuMilliseconds, p50Milliseconds, p99Milliseconds }) => ({
    what,
    "CPU ms": cpuMilliseconds.toFixed(2),
    "CPU / (b)": (cpuMilliseconds / remix).toFixed(2),
    "p50 ms": p50Milliseconds.toFixed(1),
    "p99 ms": p99Milliseconds.toFixed(1),
    "p99 / p50": (p99Milliseconds / p50Milliseconds).toFixed(1),
  }));
  console.table(rows);
  mkdirSync("bench/results", { recursive: true });
  writeFileSync("bench/results/invoice-list.json", `${JSON.stringify(measured, null, 2)}\n`);
}
