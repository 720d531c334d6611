import { readFileSync, statSync } from "node:fs";

export type ServerUser = { readonly name: string; readonly uid: number; readonly gid: number };

/** Returns the user as whom root runs the server: the owner of the cluster if it exists, so that an ordinary user's
 *  database stays theirs, otherwise the first of PostgreSQL's own user and nobody that the system has. */
export function serverUser(cluster: string): ServerUser {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  const users = systemUsers();
  if (owner !== undefined && owner.uid !== 0) {
    return users.find(({ uid }) => uid === owner.uid) ?? { name: String(owner.uid), uid: owner.uid, gid: owner.gid };
  }
  const user = ["postgres", "_postgres", "nobody"].flatMap(
    (name) => users.find((known) => known.name === name) ?? [],
  )[0];
  if (user === undefined) {
    throw new Error(
      "PostgreSQL refuses to run as root and this system has neither a user postgres nor nobody; set DATABASE_URL instead",
    );
  }
  return user;
}

function systemUsers(): ServerUser[] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .flatMap((line) => {
      const [name, , uid, gid] = line.split(":");
      return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
    });
}

/** The complete environment of the server's programs: none of this process's settings reach them. */
export const serverEnvironment = { NODE_ENV: "production", LC_ALL: "C", TZ: "UTC" } as const;
