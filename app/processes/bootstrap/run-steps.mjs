/** @typedef {{ cores: number, after?: readonly string[], run: (print: (text: string) => void) => Promise<Count> }} Step */
/** @typedef {{ passed: number, failed: number, skipped?: number }} Count */
/** @typedef {Count & { name: string, seconds: number }} StepResult */

/** Runs steps in parallel as far as the cores allow: each starts as soon as the steps before it have ended and its cores are
 *  free, the first in the list first. One that needs more cores than there are runs alone. The output of a step is printed in one piece at
 *  its end, unless it has all the cores. A step runs even when one before it failed or is not among the steps to run.
 *  @param {Record<string, Step>} steps @param {number} cores @param {(text: string) => void} print
 *  @returns {Promise<StepResult[]>} in the order in which they ended */
export async function runSteps(steps, cores, print) {
  const waiting = new Set(Object.keys(steps));
  const isOnlyOne = waiting.size === 1;
  /** @type {Map<string, Promise<void>>} */
  const running = new Map();
  /** @type {StepResult[]} */
  const results = [];
  let free = cores;

  const isReady = (/** @type {string} */ name) => {
    const { after = [], cores: needed } = steps[name];
    const isBehind = after.some((earlier) => waiting.has(earlier) || running.has(earlier));
    return !isBehind && (needed <= free || running.size === 0);
  };
  const start = async (/** @type {string} */ name) => {
    const { run, cores: needed } = steps[name];
    const isAlone = isOnlyOne || needed >= cores;
    free -= needed;
    print(`${isAlone ? "\n" : ""}# ${name}\n`);
    let output = "";
    const startedAt = performance.now();
    const count = await run(isAlone ? print : (text) => (output += text));
    const seconds = (performance.now() - startedAt) / 1000;
    free += needed;
    running.delete(name);
    results.push({ name, seconds, ...count });
    print(`${output}# ${name}: ${inWords(count)}, ${seconds.toFixed(0)} s\n`);
  };

  while (waiting.size + running.size > 0) {
    for (const name of waiting) {
      if (!isReady(name)) continue;
      waiting.delete(name);
      running.set(name, start(name));
    }
    await Promise.race(running.values());
  }
  return results;
}

/** @param {Count} count */
export function inWords({ passed, failed, skipped = 0 }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
