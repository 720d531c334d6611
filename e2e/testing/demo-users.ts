import { readFileSync } from "node:fs";

/** The stories of the demo data, told by the same code as real customers' affairs. */
export type Story =
  "large" | "room" | "none-left" | "last-month" | "after-term" | "not-active" | "failed-request" | "empty";

export type DemoUser = {
  readonly story: Story;
  readonly email: string;
  readonly password: string;
  readonly apiToken: string;
};

/** The owner of a story, as the portal under test wrote it down. */
export function ownerOf(story: Story): DemoUser {
  const users = JSON.parse(readFileSync(".data/browser-tests/demo.json", "utf8")) as readonly DemoUser[];
  const owner = users.find((user) => user.story === story);
  if (owner === undefined) throw new Error(`No demo user tells the story ${story}`);
  return owner;
}
