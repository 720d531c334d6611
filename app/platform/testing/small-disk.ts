import { spawnSync } from "node:child_process";
import { chownSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file system of a few megabytes that a test fills and empties. */
export type SmallDisk = {
  readonly directory: string;
  /** Fills all the space that is left. */
  readonly fill: () => void;
  readonly empty: () => void;
  readonly enlarge: (megabytes: number) => void;
  readonly close: () => void;
};

/** Mounts a file system of this size. Null when this process may not mount: only root may, and not everywhere. */
export function mountSmallDisk(megabytes: number, owner: { uid: number; gid: number } | null): SmallDisk | null {
  const directory = mkdtempSync(join(tmpdir(), "small-disk-"));
  const mount = (...options: string[]): boolean =>
    spawnSync("mount", ["-t", "tmpfs", "-o", options.join(), "tmpfs", directory], { stdio: "ignore" }).status === 0;
  if (!mount(`size=${String(megabytes)}m`)) {
    rmSync(directory, { recursive: true });
    return null;
  }
  if (owner !== null) chownSync(directory, owner.uid, owner.gid);
  const ballast = join(directory, "ballast");
  return {
    directory,
    fill: () => {
      const file = openSync(ballast, "a");
      try {
        for (const block of [1_048_576, 4_096]) writeUntilFull(file, Buffer.alloc(block));
      } finally {
        closeSync(file);
      }
    },
    empty: () => {
      rmSync(ballast, { force: true });
    },
    enlarge: (size) => void mount("remount", `size=${String(size)}m`),
    close: () => {
      spawnSync("umount", ["-l", directory], { stdio: "ignore" });
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function writeUntilFull(file: number, block: Buffer): void {
  try {
    for (;;) writeSync(file, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  }
}
