import { readFileSync, statSync } from "node:fs";

export type ServerUser = { readonly name: string; readonly uid: number; readonly gid: number };

/** The user that root runs the server as: the owner of the cluster when there is one, so that a database made by an ordinary
 *  user stays theirs; else the first that the system has of PostgreSQL's own user and nobody. */
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

/** All that the server's programs see of the environment: nothing of this process's settings reaches them. */
export const serverEnvironment = { NODE_ENV: "production", LC_ALL: "C", TZ: "UTC" } as const;
