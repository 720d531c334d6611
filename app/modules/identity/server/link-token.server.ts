import { createHmac, timingSafeEqual } from "node:crypto";

import { UUID } from "~/kernel/uuid";
import { linkSecretOf } from "~/platform/secrets/link-secret.server";
import type { Settings } from "~/platform/settings/settings.server";

/** What a mailed link allows its reader to do, once. */
export type LinkKind = "invitation" | "password-reset";

const PATHS: Record<LinkKind, string> = { invitation: "invitation", "password-reset": "reset" };

const TOKEN = new RegExp(`^(${UUID})\\.([A-Za-z0-9_-]{43})$`);

/** Returns the address in a mail: the id of the token and a MAC over it, so that no secret is stored or queued. */
export function linkUrl(settings: Pick<Settings, "baseUrl" | "linkSecret">, kind: LinkKind, tokenId: string): string {
  return `${settings.baseUrl}/${PATHS[kind]}/${tokenId}.${macOf(settings, kind, tokenId)}`;
}

/** Returns the id of the token in a link, or null when the link was not made here or is of the other kind. */
export function tokenIdOf(settings: Pick<Settings, "linkSecret">, kind: LinkKind, token: string): string | null {
  const [, tokenId, mac] = TOKEN.exec(token) ?? [];
  if (tokenId === undefined || mac === undefined) return null;
  return timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(settings, kind, tokenId))) ? tokenId : null;
}

function macOf(settings: Pick<Settings, "linkSecret">, kind: LinkKind, tokenId: string): string {
  return createHmac("sha256", linkSecretOf(settings)).update(`${kind}:${tokenId}`).digest("base64url");
}
