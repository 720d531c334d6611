import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { projectRoot } from "./project.mjs";

/** Returns one hash of the contents of files and folders, whatever their dates.
 *  @param {readonly string[]} paths relative to the checkout
 *  @param {(path: string) => boolean} [counts] */
export function fingerprint(paths, counts = () => true) {
  const hash = createHash("sha256").update(process.versions.node);
  for (const path of paths.flatMap((start) => filesBelow(start, counts))) {
    hash.update(`\0${path}\0`).update(readFileSync(join(projectRoot, path)));
  }
  return hash.digest("hex");
}

/** Returns whether a file carries the fingerprint of what it would be made from.
 *  @param {string} file @param {string} print */
export function isMadeFrom(file, print) {
  return existsSync(file) && readFileSync(file, "utf8") === print;
}

/** Writes the fingerprint; call it last, so that what a killed run left has none and is made again.
 *  @param {string} file @param {string} print */
export function sign(file, print) {
  writeFileSync(file, print);
}

/** @param {string} path @param {(path: string) => boolean} counts @returns {string[]} */
function filesBelow(path, counts) {
  const stat = statSync(join(projectRoot, path), { throwIfNoEntry: false });
  if (stat === undefined || !counts(path)) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(join(projectRoot, path))
    .sort()
    .flatMap((entry) => filesBelow(`${path}/${entry}`, counts));
}
