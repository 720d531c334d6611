import type { Writable } from "node:stream";

const BAR_WIDTH = 40;

/** Returns a function that draws how much of a total is done, at each whole percent. */
export function progressBar(stderr: Writable): (done: number, total: number) => void {
  let drawn = -1;
  return (done, total) => {
    const percent = total === 0 ? 100 : Math.floor((done * 100) / total);
    if (percent === drawn) return;
    drawn = percent;
    const filled = Math.floor((percent * BAR_WIDTH) / 100);
    const bar = "#".repeat(filled).padEnd(BAR_WIDTH, ".");
    stderr.write(`\r[${bar}] ${percent.toString()}%${percent === 100 ? "\n" : ""}`);
  };
}
