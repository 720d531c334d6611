import { linkSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { projectRoot } from "./project.mjs";

const PAUSE_MS = 200;
const SIGN_OF_LIFE_MS = 1_000;
const DEAD_AFTER_MS = 15_000;

/** Runs the work when no other process of this checkout does the same work; waits for it otherwise. The turn of a killed process
 *  ends with it. @template T @param {string} work @param {() => Promise<T>} action @returns {Promise<T>} */
export async function takeTurns(work, action) {
  const directory = join(projectRoot, ".data", "turns");
  mkdirSync(directory, { recursive: true });
  const turn = join(directory, work);
  const mine = `${turn}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    while (!take(mine, turn)) await sleep(PAUSE_MS);
  } finally {
    rmSync(mine, { force: true });
  }
  const signsOfLife = setInterval(() => utimesSync(turn, new Date(), new Date()), SIGN_OF_LIFE_MS);
  try {
    return await action();
  } finally {
    clearInterval(signsOfLife);
    rmSync(turn, { force: true });
  }
}

/** @param {string} mine @param {string} turn */
function take(mine, turn) {
  try {
    linkSync(mine, turn);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (isOver(turn)) rmSync(turn, { force: true });
  return false;
}

/** A process id alone proves nothing: it may have gone to another program since. @param {string} turn */
function isOver(turn) {
  try {
    const silentMs = Date.now() - statSync(turn).mtimeMs;
    return silentMs > DEAD_AFTER_MS || !isAlive(Number(readFileSync(turn, "utf8")));
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
