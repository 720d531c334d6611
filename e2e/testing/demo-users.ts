import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** The stories of the demo data, which go through the same code as real customers. */
export type Story =
  | "large"
  | "room"
  | "none-left"
  | "last-month"
  | "after-term"
  | "not-active"
  | "failed-request"
  | "empty";

export type DemoUser = {
  readonly story: Story;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
  readonly apiToken: string;
};

/** A member reads, the owner acts. */
export type Role = "owner" | "member";

/** Returns the owner of a story, from the file that the portal under test wrote. */
export function ownerOf(story: Story): DemoUser {
  return userOf(story, "owner");
}

/** Returns who stands in for a user in the second of two workers, so that neither sees the other's drafts. A member
 *  has no such colleague. */
export function colleagueOf(user: DemoUser): DemoUser {
  return user.role === "owner" ? { ...user, email: `collega.${user.email}` } : user;
}

/** Waits until the portal has all users who sign in. */
export async function untilUsersExist(): Promise<void> {
  while (!existsSync(".data/browser-tests/colleagues")) await sleep(100);
}

export function userOf(story: Story, role: Role): DemoUser {
  const users = JSON.parse(readFileSync(".data/browser-tests/demo.json", "utf8")) as readonly DemoUser[];
  const found = users.find((user) => user.story === story && user.role === role);
  if (found === undefined) throw new Error(`No ${role} tells the story ${story}`);
  return found;
}
