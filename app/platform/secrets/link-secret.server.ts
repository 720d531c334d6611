import { join } from "node:path";

import { readOrCreateSecret } from "./secret-file.server";
import type { Settings } from "../settings/settings.server";

/** Adds the key of invitation and reset links: `LINK_SECRET`, otherwise one stored in the data directory. */
export async function withLinkSecret(settings: Settings): Promise<Settings> {
  if (settings.linkSecret !== null) return settings;
  return { ...settings, linkSecret: await readOrCreateSecret(join(settings.dataDirectory, "link-secret")) };
}

/** Throws when the settings did not pass through `withLinkSecret`. */
export function linkSecretOf(settings: Pick<Settings, "linkSecret">): string {
  if (settings.linkSecret === null) throw new Error("LINK_SECRET is not known: see withLinkSecret");
  return settings.linkSecret;
}
