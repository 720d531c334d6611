import { mkdirSync, writeFileSync } from "node:fs";

/** What a benchmark found, ready to print. */
export type BenchTable = {
  /** The name of its file below `bench/results`. */
  readonly name: string;
  readonly title: string;
  readonly rows: readonly Readonly<Record<string, string | number>>[];
};

/** Prints the table and keeps it as `bench/results/NAME.json`. */
export function report({ name, title, rows }: BenchTable): void {
  process.stdout.write(`\n${title}\n`);
  console.table(rows);
  mkdirSync("bench/results", { recursive: true });
  writeFileSync(`bench/results/${name}.json`, `${JSON.stringify({ title, node: process.version, rows }, null, 2)}\n`);
}
