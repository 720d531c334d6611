import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

import { generateClient } from "./generate-client.mjs";
import { fail, installedProgram, projectRoot } from "./project.mjs";
import { fingerprint, isMadeFrom, sign } from "./fingerprint.mjs";
import { runProgram } from "./run-program.mjs";
import { withFileLock } from "./file-lock.mjs";

const BUILD = join(projectRoot, "build", "pages");
const SIGNATURE = join(BUILD, "server", ".made-from");
const SOURCES = [
  "package.json",
  "app",
  "public",
  "remix.config.js",
  "vite.config.ts",
  "tsconfig.json",
  "package-lock.json",
];

/** Builds pages and browser files when a source changed, and compresses the browser files once rather than per request. */
export async function buildPortal() {
  const print = fingerprint(SOURCES, countsForBuild);
  if (isMadeFrom(SIGNATURE, print)) return;
  await generateClient();
  await withFileLock("build", async (onStart) => {
    if (isMadeFrom(SIGNATURE, print)) return;
    rmSync(SIGNATURE, { force: true });
    process.stderr.write("Building the portal\n");
    const remix = installedProgram("@remix-run/dev/dist/cli.js");
    const { code, output } = await runProgram(process.execPath, [remix, "vite:build", "--logLevel", "warn"], {
      env: { NODE_ENV: "production" },
      onStart,
      quiet: true,
    });
    if (code !== 0) fail(`${output}The portal could not be built (remix vite:build).`);
    await compressBelow(join(BUILD, "client"));
    sign(SIGNATURE, print);
  });
}

/** @param {string} path */
function countsForBuild(path) {
  return !/\.test\.tsx?$|^app\/processes\/bootstrap|\/testing$/.test(path);
}

const COMPRESSIBLE = /\.(css|js|json|map|svg|txt|webmanifest|xml)$/;
const WORTH_BYTES = 1024;

/** @param {string} directory */
async function compressBelow(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await compressBelow(path);
    else if (COMPRESSIBLE.test(entry.name)) await compress(path);
  }
}

/** @param {string} file */
async function compress(file) {
  const content = readFileSync(file);
  if (content.byteLength < WORTH_BYTES) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength };
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(content, { params }),
    promisify(gzip)(content, { level: 9 }),
  ]);
  writeFileSync(`${file}.br`, brotli);
  writeFileSync(`${file}.gz`, gzipped);
}
