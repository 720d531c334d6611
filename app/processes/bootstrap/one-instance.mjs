import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";

import { dataDirectory, fail } from "./project.mjs";

const ANSWER_MS = 2_000;

/** Claims the data directory for this portal before anything is touched; ends with one line when another portal
 *  holds it. The claim is a port that others can connect to, so it ends with the process, however that ends.
 *  @returns {Promise<{ announce: (url: string) => void, release: () => void }>} */
export async function claimInstance() {
  mkdirSync(dataDirectory(), { recursive: true });
  const file = join(dataDirectory(), "instance.json");
  const claim = await openClaim();
  const mine = `${file}.${claim.nonce}`;
  writeFileSync(mine, JSON.stringify({ port: claim.port, nonce: claim.nonce }), { mode: 0o600 });
  for (;;) {
    const holder = readClaim(file);
    if (holder !== null) {
      const state = await ask(holder);
      if (state !== null) {
        rmSync(mine, { force: true });
        fail(state === "" ? "The portal is already being started here." : `The portal already runs at ${state}`);
      }
      removeStale(file, holder, claim.nonce);
    }
    try {
      linkSync(mine, file);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
  rmSync(mine, { force: true });
  return { announce: claim.announce, release: () => rmSync(file, { force: true }) };
}

/** Returns where the portal of this data directory serves. Null when none runs here, or when it does not serve yet.
 *  @returns {Promise<string | null>} */
export async function runningUrl() {
  const holder = readClaim(join(dataDirectory(), "instance.json"));
  return ((holder && (await ask(holder))) ?? "") || null;
}

/** Sends `nonce url` to whoever connects. The URL is empty until the portal serves. */
function openClaim() {
  const nonce = randomUUID();
  let url = "";
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.end(`${nonce} ${url}`);
  });
  server.unref();
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => {
      done({ nonce, port: server.address().port, announce: (/** @type {string} */ served) => (url = served) });
    });
  });
}

/** @param {{ port: number, nonce: string }} holder @returns {Promise<string | null>} its URL; null when it is gone */
function ask(holder) {
  return new Promise((done) => {
    let answer = "";
    const socket = connect({ port: holder.port, host: "127.0.0.1", timeout: ANSWER_MS });
    const finish = () => {
      socket.destroy();
      const [nonce, url] = answer.split(" ");
      done(nonce === holder.nonce ? (url ?? "") : null);
    };
    socket.on("data", (chunk) => (answer += chunk));
    for (const event of ["end", "error", "timeout"]) socket.once(event, finish);
  });
}

/** Removes the file of a process that has ended, unless another process has claimed in between.
 *  @param {string} file @param {{ nonce: string }} holder @param {string} nonce */
function removeStale(file, holder, nonce) {
  const aside = `${file}.stale-${nonce}`;
  try {
    renameSync(file, aside);
    if (readClaim(aside)?.nonce !== holder.nonce) linkSync(aside, file);
    rmSync(aside, { force: true });
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error;
  }
}

/** @param {string} file @returns {{ port: number, nonce: string } | null} */
function readClaim(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
