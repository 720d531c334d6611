import { join } from "node:path";

import { readOrCreateSecret } from "./secret-file.server";
import type { Settings } from "../settings/settings.server";

/** Adds the key that signs the anchors of the audit log: `AUDIT_KEY`, otherwise one stored in the data directory. It is
 *  never in the database. */
export async function withAuditKey(settings: Settings): Promise<Settings> {
  if (settings.auditKey !== null) return settings;
  return { ...settings, auditKey: await readOrCreateSecret(join(settings.dataDirectory, "audit-key")) };
}

/** Throws when the settings did not pass through `withAuditKey`. */
export function auditKeyOf(settings: Pick<Settings, "auditKey">): string {
  if (settings.auditKey === null) throw new Error("AUDIT_KEY is not known: see withAuditKey");
  return settings.auditKey;
}
