import { createHmac, hkdfSync } from "node:crypto";

import { linkSecretOf } from "../secrets/link-secret.server";
import type { Settings } from "../settings/settings.server";

/** What an operator who watches for attacks wants to see in the log. */
export type SecurityEvent =
  | "origin-refused"
  | "unauthorized"
  | "forbidden"
  | "throttled"
  | "sign-in-refused"
  | "password-refused"
  | "reset-limited";

export type SecurityFacts = {
  /** The event, when the status alone does not tell. */
  readonly event?: SecurityEvent;
  /** The account that the request is about. The log only gets a digest. */
  readonly email?: string;
};

/** Returns the event that a status implies. */
export function securityEventOf(status: number): SecurityEvent | null {
  if (status === 401) return "unauthorized";
  if (status === 403) return "forbidden";
  return status === 429 ? "throttled" : null;
}

/** Returns a digest that is the same for the same address and useless without the key, so that log lines about one
 *  account can be matched without naming it. */
export function accountDigest(settings: Pick<Settings, "linkSecret">, email: string): string {
  const key = hkdfSync("sha256", linkSecretOf(settings), "", "account-digest", 32);
  const digest = createHmac("sha256", Buffer.from(key)).update(email.trim().toLowerCase()).digest();
  return digest.subarray(0, 12).toString("base64url");
}
