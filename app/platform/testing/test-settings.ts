import { loadSettings, type Settings } from "../settings/settings.server";

/** Returns the settings of a portal in a test. */
export function testSettings(): Settings {
  return loadSettings({
    NODE_ENV: "test",
    LOG_LEVEL: "fatal",
    LINK_SECRET: "test-secret-test-secret-test-secret!",
    AUDIT_KEY: "audit-secret-audit-secret-audit-secret",
  });
}
