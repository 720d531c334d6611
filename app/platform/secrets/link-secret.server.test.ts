import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { linkSecretOf, withLinkSecret } from "./link-secret.server";
import { loadSettings } from "../settings/settings.server";

describe("the key of links", () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "insight-link-"));
  });
  afterAll(() => rm(directory, { recursive: true }));

  test("is the setting, when there is one", async () => {
    const settings = loadSettings({ LINK_SECRET: "x".repeat(40), DATA_DIRECTORY: join(directory, "unused") });
    expect(linkSecretOf(await withLinkSecret(settings))).toBe("x".repeat(40));
    expect(await readdir(directory)).toEqual([]);
  });

  test("is otherwise created once, whoever asks first, and only its owner may read it", async () => {
    const settings = loadSettings({ DATA_DIRECTORY: join(directory, "kept") });
    const asked = await Promise.all(Array.from({ length: 8 }, () => withLinkSecret(settings)));
    expect(new Set(asked.map(linkSecretOf)).size).toBe(1);
    expect(linkSecretOf(asked[0] ?? settings)).toHaveLength(43);
    expect(await readdir(settings.dataDirectory)).toEqual(["link-secret"]);
    expect((await stat(join(settings.dataDirectory, "link-secret"))).mode & 0o777).toBe(0o600);
  });

  test("is never silently empty", () => {
    expect(() => linkSecretOf(loadSettings({}))).toThrow("LINK_SECRET");
  });
});
