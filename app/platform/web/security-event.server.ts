import { createHmac, hkdfSync } from "node:crypto";

import { linkSecretOf } from "../secrets/link-secret.server";
import type { Settings } from "../settings/settings.server";

/** What an operator who watches for attacks wants a line about. */
export type SecurityEvent =
  | "origin-refused"
  | "unauthorized"
  | "forbidden"
  | "throttled"
  | "sign-in-refused"
  | "password-refused"
  | "reset-limited";

export type SecurityFacts = {
  /** Where the status alone does not say it. */
  readonly event?: SecurityEvent;
  /** Whose account the request is about; the log gets a digest. */
  readonly email?: string;
};

/** What a status says by itself. */
export function securityEventOf(status: number): SecurityEvent | null {
  if (status === 401) return "unauthorized";
  if (status === 403) return "forbidden";
  return status === 429 ? "throttled" : null;
}

/** The same for the same address, and of no use to who has no key: lines about one account belong together, without naming it. */
export function accountDigest(settings: Pick<Settings, "linkSecret">, email: string): string {
  const key = hkdfSync("sha256", linkSecretOf(settings), "", "account-digest", 32);
  const digest = createHmac("sha256", Buffer.from(key)).update(email.trim().toLowerCase()).digest();
  return digest.subarray(0, 12).toString("base64url");
}
