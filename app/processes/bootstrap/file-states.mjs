import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { projectRoot } from "./project.mjs";

/** Returns whether the files are as they were when the record was written. Their dates and sizes are enough as long as
 *  none was touched; else their contents decide, and the new dates are remembered.
 *  @param {string} record */
export function isUnchanged(record) {
  if (!existsSync(record)) return false;
  const { files, state, content } = JSON.parse(readFileSync(record, "utf8"));
  const found = stateOf(files);
  if (found === state) return true;
  if (contentOf(files) !== content) return false;
  try {
    writeFileSync(record, JSON.stringify({ files, state: found, content }));
  } catch {
    // Only the owner may write there; anybody else reads the files each time.
  }
  return true;
}

/** Remembers the files as they are. Call it last: what a killed run left has no record and is made again. A file that was written to
 *  after `sinceMs` may have been read before that: nothing is remembered then.
 *  @param {string} record @param {readonly string[]} files relative to the checkout @param {number} sinceMs */
export function remember(record, files, sinceMs) {
  const isOld = (/** @type {string} */ file) => statSync(join(projectRoot, file)).mtimeMs < sinceMs;
  if (!files.every(isOld)) return;
  writeFileSync(record, JSON.stringify({ files, state: stateOf(files), content: contentOf(files) }));
}

/** Returns one hash of the dates and sizes of files and folders.
 *  @param {readonly string[]} files relative to the checkout */
export function stateOf(files) {
  const hash = createHash("sha256");
  for (const file of files) {
    const stat = statSync(join(projectRoot, file), { throwIfNoEntry: false });
    hash.update(`${file} ${stat?.size} ${stat?.mtimeMs} ${stat?.ctimeMs} ${stat?.ino}\n`);
  }
  return hash.digest("hex");
}

/** @param {readonly string[]} files */
function contentOf(files) {
  const hash = createHash("sha256");
  for (const file of files) {
    const path = join(projectRoot, file);
    hash.update(`\0${file}\0`).update(existsSync(path) ? readFileSync(path) : "");
  }
  return hash.digest("hex");
}
