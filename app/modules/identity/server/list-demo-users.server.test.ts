import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { loadSettings } from "~/platform/settings/settings.server";
import { listDemoUsers } from "./list-demo-users.server";

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "demo-users-"));
  const user = {
    story: "large",
    customerNumber: 100001,
    email: "a@b.nl",
    password: "x",
    role: "owner",
    totpSecret: null,
    apiToken: "t",
  };
  writeFileSync(join(directory, "demo.json"), JSON.stringify([user]));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const SERVER = { DATABASE_URL: "postgres://db.example/portal" };

describe("demo sign-ins stand on the sign-in page", () => {
  test.each([
    { environment: {}, listed: 1, because: "the embedded database has the stories" },
    { environment: { DEMO_DATA: "no" }, listed: 0, because: "no stories are wanted" },
    {
      environment: SERVER,
      listed: 0,
      because: "a server of the operator holds real customers, whatever file is left over",
    },
    { environment: { ...SERVER, DEMO_DATA: "yes" }, listed: 1, because: "the operator asked for it" },
    { environment: { DATA_DIRECTORY: "/nowhere" }, listed: 0, because: "there is no file yet" },
  ])("with $environment: $listed, because $because", async ({ environment, listed }) => {
    const settings = loadSettings({ DATA_DIRECTORY: directory, ...environment });
    const users = await listDemoUsers({ settings });
    expect(users).toHaveLength(listed);
    for (const user of users) expect(Object.keys(user)).not.toContain("apiToken");
  });
});
