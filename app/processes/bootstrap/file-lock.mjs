import { execFileSync } from "node:child_process";
import { appendFileSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { projectRoot } from "./project.mjs";

const PAUSE_MS = 200;

/** Runs work while no other process of this checkout does the same work, and waits for it otherwise. The lock is held until its
 *  process and every program that this reported have ended: it also waits for one that outlives its killed parent.
 *  @template T @param {string} work names the lock @param {(onStart: (pid: number) => void) => Promise<T>} action receives a
 *  function to report the process id of a program that it starts @param {string} [directory] @returns {Promise<T>} */
export async function withFileLock(work, action, directory = join(projectRoot, ".data", "turns")) {
  mkdirSync(directory, { recursive: true });
  const lock = join(directory, work);
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, lineOf(process.pid));
  try {
    for (let waits = false; !tryLock(mine, lock); waits = true) {
      if (!waits) process.stderr.write(`Waiting for another process of this checkout (${work})\n`);
      await sleep(PAUSE_MS);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  try {
    return await action((pid) => appendFileSync(lock, lineOf(pid)));
  } finally {
    rmSync(lock, { force: true });
  }
}

/** @param {string} mine @param {string} lock */
function tryLock(mine, lock) {
  if (isStale(lock)) removeStale(lock, `${mine}.stale`);
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
}

/** Another process may have taken the lock since it was read; it is then given back. @param {string} lock @param {string} aside */
function removeStale(lock, aside) {
  try {
    renameSync(lock, aside);
    if (!isStale(aside)) linkSync(aside, lock);
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error;
  }
  rmSync(aside, { force: true });
}

/** @param {string} lock @returns {boolean} also false when there is none */
function isStale(lock) {
  try {
    const lines = readFileSync(lock, "utf8").split("\n").filter(Boolean);
    return lines.every((line) => !isAlive(line));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return false;
  }
}

/** A process id alone proves nothing, as another program may have reused it. @param {number} pid */
function lineOf(pid) {
  return `${pid} ${startOf(pid)}\n`;
}

/** @param {string} line */
function isAlive(line) {
  const [pid, ...start] = line.split(" ");
  return start.join(" ") !== "" && start.join(" ") === startOf(Number(pid));
}

/** @param {number} pid @returns {string} when the process started, in the format of the system; empty when it has ended */
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
