import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { generateClient } from "./generate-client.mjs";
import { isUnchanged, remember } from "./file-states.mjs";
import { fail, projectRoot } from "./project.mjs";
import { runTimePackages } from "./run-time-packages.mjs";
import { withFileLock } from "./file-lock.mjs";

const BUILD = join(projectRoot, "build");
const PARTS = join(BUILD, "node");
const RECORD = join(PARTS, ".made-from.json");
const ENTRIES = { insight: "app/processes/main-insight.ts", start: "app/processes/main-start.ts" };
const SETTINGS = [
  "app/processes/bootstrap/build-commands.mjs",
  "package-lock.json",
  "package.json",
  "prisma/schema.prisma",
  "tsconfig.json",
];
const KEPT_MS = 86_400_000;

/** Builds the command line, the worker and the all-in-one start (`build/*.js`, with parts that load when they are
 *  needed) when one of their sources changed. */
export async function buildCommands() {
  if (isUnchanged(RECORD)) return;
  await generateClient();
  await withFileLock("build-commands", async () => {
    if (isUnchanged(RECORD)) return;
    rmSync(RECORD, { force: true });
    process.stderr.write("Building the commands\n");
    const { build } = await import("esbuild");
    const startedAtMs = Date.now();
    try {
      const { outputFiles, metafile } = await build(options());
      refuseNamelessImports(metafile);
      writeOutput(outputFiles);
      const sources = Object.keys(metafile.inputs).filter((path) => !path.includes("node_modules/"));
      remember(RECORD, [...SETTINGS, ...sources], startedAtMs);
    } catch (error) {
      fail(`${error.message}\nThe commands could not be built (esbuild).`);
    }
  });
}

/** @returns {import("esbuild").BuildOptions & { write: false, metafile: true }} */
function options() {
  return {
    absWorkingDir: projectRoot,
    entryPoints: ENTRIES,
    outdir: "build",
    chunkNames: "node/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    mainFields: ["module", "main"],
    external: runTimePackages().flatMap((name) => [name, `${name}/*`]),
    // Packages written as CommonJS load Node's own modules with require.
    banner: {
      js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
    },
    sourcemap: true,
    sourcesContent: false,
    logLevel: "silent",
    write: false,
    metafile: true,
  };
}

/** What is CommonJS and loads when it is needed has no names but `default`, other than from a package that is not bundled.
 *  @param {import("esbuild").Metafile} metafile */
function refuseNamelessImports({ inputs }) {
  for (const [file, { imports }] of Object.entries(inputs)) {
    for (const { kind, path } of imports) {
      if (kind === "dynamic-import" && inputs[path]?.format === "cjs") {
        throw new Error(`${file} imports ${path} when it is needed, which is CommonJS: it would find no names there.`);
      }
    }
  }
}

/** Writes the parts first, under names that follow from their content, then the files that load them: a running process keeps
 *  finding its own parts, and one that starts at this moment finds a whole set, the old or the new.
 *  @param {readonly import("esbuild").OutputFile[]} files */
function writeOutput(files) {
  mkdirSync(PARTS, { recursive: true });
  const isEntry = (path) => dirname(path) === BUILD;
  for (const { path, contents } of [...files].sort((a, b) => Number(isEntry(a.path)) - Number(isEntry(b.path)))) {
    writeFileSync(`${path}.new`, contents);
    renameSync(`${path}.new`, path);
  }
  const names = new Set(files.map(({ path }) => path));
  for (const name of readdirSync(PARTS)) {
    const path = join(PARTS, name);
    if (!names.has(path) && Date.now() - statSync(path).mtimeMs > KEPT_MS) rmSync(path, { force: true });
  }
}
