import { createHmac, timingSafeEqual } from "node:crypto";

import { linkSecretOf } from "~/platform/secrets/link-secret.server";
import type { Settings } from "~/platform/settings/settings.server";

/** What a mailed link lets its reader do, once. */
export type LinkKind = "invitation" | "password-reset";

const PATHS: Record<LinkKind, string> = { invitation: "invitation", "password-reset": "reset" };

const TOKEN = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** The address that a mail carries: the id of the token and a MAC over it, so that nothing secret is stored or queued. */
export function linkUrl(settings: Pick<Settings, "baseUrl" | "linkSecret">, kind: LinkKind, tokenId: string): string {
  return `${settings.baseUrl}/${PATHS[kind]}/${tokenId}.${macOf(settings, kind, tokenId)}`;
}

/** The id of the token in a link, null when the link was not made here or is of the other kind. */
export function tokenIdOf(settings: Pick<Settings, "linkSecret">, kind: LinkKind, token: string): string | null {
  const [, tokenId, mac] = TOKEN.exec(token) ?? [];
  if (tokenId === undefined || mac === undefined) return null;
  return timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(settings, kind, tokenId))) ? tokenId : null;
}

function macOf(settings: Pick<Settings, "linkSecret">, kind: LinkKind, tokenId: string): string {
  return createHmac("sha256", linkSecretOf(settings)).update(`${kind}:${tokenId}`).digest("base64url");
}
