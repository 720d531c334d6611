import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";

import { describe, expect, test } from "vitest";

import { loadSettings, settingNames } from "./settings.server";

describe(".env.example", () => {
  const text = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");
  const example = parseEnv(text.replace(/^# (?=[A-Z_]+=)/gm, "")) as Record<string, string>;

  test("lists all settings and no other", () => {
    expect(Object.keys(example).sort()).toEqual([...settingNames].sort());
  });

  test("sets nothing by itself", () => {
    expect(parseEnv(text)).toEqual({});
  });

  test("shows the defaults, where a setting has one", () => {
    const withoutDefault = [
      ...["DATABASE_URL", "DATABASE_WEB_URL", "DEMO_DATA", "SMTP_URL"],
      ...["BASE_URL", "LINK_SECRET", "AUDIT_KEY", "METRICS_TOKEN", "INSIGHT_CLOCK", "TRUSTED_PROXIES"],
    ];
    const shown = Object.fromEntries(Object.entries(example).filter(([name]) => !withoutDefault.includes(name)));
    expect(loadSettings(shown)).toEqual(loadSettings({}));
  });

  test("shows examples that are accepted", () => {
    expect(() => loadSettings(example)).not.toThrow();
  });
});
