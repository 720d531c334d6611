import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";

import { fail, installedProgram, projectRoot } from "./project.mjs";
import { fingerprint, isMadeFrom, sign } from "./fingerprint.mjs";
import { runProgram } from "./run-program.mjs";
import { withFileLock } from "./file-lock.mjs";

const CLIENT = join(projectRoot, "app", "platform", "prisma");
const SIGNATURE = join(CLIENT, ".made-from");

/** Generates the database client when the data model changed. The generator asks for a schema engine that it does not use; any
 *  program will do, so that nothing is downloaded. */
export async function generateClient() {
  const print = fingerprint(["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"]);
  const isMade = () => isMadeFrom(SIGNATURE, print) && existsSync(join(CLIENT, "client.ts"));
  if (isMade()) return;
  await withFileLock("generate", async (onStart) => {
    if (isMade()) return;
    rmSync(SIGNATURE, { force: true });
    process.stderr.write("Generating the database client\n");
    const { code, output } = await runProgram(
      process.execPath,
      [installedProgram("prisma/build/index.js"), "generate"],
      {
        env: {
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: "1",
          CHECKPOINT_DISABLE: "1",
        },
        onStart,
        quiet: true,
      },
    );
    if (code !== 0) fail(`${output}The database client could not be generated (prisma generate).`);
    sign(SIGNATURE, print);
  });
}
