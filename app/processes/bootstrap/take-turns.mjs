import { execFileSync } from "node:child_process";
import { appendFileSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { projectRoot } from "./project.mjs";

const PAUSE_MS = 200;

/** Runs the work when no other process of this checkout does the same work; waits for it otherwise. A turn is over when its process
 *  and every program this one named are: one that outlives its killed parent is waited for, not joined.
 *  @template T @param {string} work @param {(onStart: (pid: number) => void) => Promise<T>} action is given what to call with the
 *  process id of a program it starts @param {string} [directory] @returns {Promise<T>} */
export async function takeTurns(work, action, directory = join(projectRoot, ".data", "turns")) {
  mkdirSync(directory, { recursive: true });
  const turn = join(directory, work);
  const mine = `${turn}.${process.pid}`;
  writeFileSync(mine, lineOf(process.pid));
  try {
    for (let waits = false; !take(mine, turn); waits = true) {
      if (!waits) process.stderr.write(`Waiting for another process of this checkout (${work})\n`);
      await sleep(PAUSE_MS);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  try {
    return await action((pid) => appendFileSync(turn, lineOf(pid)));
  } finally {
    rmSync(turn, { force: true });
  }
}

/** @param {string} mine @param {string} turn */
function take(mine, turn) {
  if (isOver(turn)) removeStale(turn, `${mine}.stale`);
  try {
    linkSync(mine, turn);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
}

/** Another process may have taken the turn since it was read: then it gets it back. @param {string} turn @param {string} aside */
function removeStale(turn, aside) {
  try {
    renameSync(turn, aside);
    if (!isOver(aside)) linkSync(aside, turn);
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error;
  }
  rmSync(aside, { force: true });
}

/** @param {string} turn @returns {boolean} false, too, when there is none */
function isOver(turn) {
  try {
    const lines = readFileSync(turn, "utf8").split("\n").filter(Boolean);
    return lines.every((line) => !isAlive(line));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return false;
  }
}

/** A process id alone proves nothing: it may have gone to another program since. @param {number} pid */
function lineOf(pid) {
  return `${pid} ${startOf(pid)}\n`;
}

/** @param {string} line */
function isAlive(line) {
  const [pid, ...start] = line.split(" ");
  return start.join(" ") !== "" && start.join(" ") === startOf(Number(pid));
}

/** @param {number} pid @returns {string} when the process started, as the system writes it; empty when it has ended */
function startOf(pid) {
  if (process.platform !== "linux") return startByPs(pid);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" || state === "X" ? "" : fields[18];
  } catch {
    return "";
  }
}

/** @param {number} pid */
function startByPs(pid) {
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return "";
  }
}
