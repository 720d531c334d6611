import { measureBillingRun } from "./billing-run";
import { measureChangeForm } from "./change-form";
import { measureGrowth } from "./growth";
import { measureInvoicePdf } from "./invoice-pdf";
import { measurePageAnswers } from "./page-answers";
import { measureRating } from "./rating";
import { measureImport } from "./import";
import { report, type BenchTable } from "./report";
import { measureSimulation } from "./simulation";

const BENCHMARKS: Readonly<Record<string, () => Promise<BenchTable>>> = {
  "page-answers": measurePageAnswers,
  "invoice-pdf": measureInvoicePdf,
  simulation: measureSimulation,
  rating: measureRating,
  import: measureImport,
  "change-form": measureChangeForm,
  "billing-run": measureBillingRun,
  growth: measureGrowth,
};

/** `npm run bench`: prints a table per benchmark and writes it to `bench/results`. `npm run bench -- rating simulation` runs those
 *  alone. What misses its target fails nothing: the machine decides, too. */
export async function runBenchmarks(chosen: readonly string[]): Promise<void> {
  const unknown = chosen.find((name) => !(name in BENCHMARKS));
  if (unknown !== undefined) {
    process.stderr.write(`There is no benchmark ${unknown}; there are ${Object.keys(BENCHMARKS).join(", ")}.\n`);
    process.exitCode = 2;
    return;
  }
  for (const [name, measure] of Object.entries(BENCHMARKS)) {
    if (chosen.length === 0 || chosen.includes(name)) report(await measure());
  }
}
