import { delimiter, join } from "node:path";

import { isWorking } from "./find-browser.mjs";
import { runProgram } from "./run-program.mjs";

/** A PgBouncer for the tests that go through one: an installed one, else the system's package when this is root.
 *  @returns {Promise<string | null>} its program */
export async function findPooler() {
  return (await installedPooler()) ?? (await packagedPooler());
}

async function installedPooler() {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  for (const folder of folders) {
    const path = join(folder, "pgbouncer");
    if (await isWorking(path)) return path;
  }
  return null;
}

async function packagedPooler() {
  if (process.getuid?.() !== 0) return null;
  process.stderr.write("Installing the system's PgBouncer (apt-get)\n");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await runProgram("apt-get", ["update"], { quiet: true, env });
  await runProgram("apt-get", ["install", "-y", "--no-install-recommends", "pgbouncer"], { quiet: true, env });
  return installedPooler();
}
