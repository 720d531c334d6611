import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

import { readCookie } from "~/platform/web/cookies.server";
import { linkSecretOf } from "~/platform/secrets/link-secret.server";
import type { Settings } from "~/platform/settings/settings.server";

/** The longest time that browsers keep a cookie. */
const LIFETIME_SECONDS = 400 * 86_400;

/** How many users a browser is known for at once. The one who signed in longest ago is dropped first. */
const MAX_USERS = 5;

const VALUE = /^([\w-]{22})((?:\.[\w-]{22}){1,5})$/;

type DeviceSettings = Pick<Settings, "baseUrl" | "linkSecret">;

/** Returns the id of a device on which the user with this address proved their identity before, from a `Cookie` header.
 *  Null for any other device. It signs nobody in: it only keeps attempts made here separate from those of strangers. */
export function knownDeviceOf(settings: DeviceSettings, cookieHeader: string | null, email: string): string | null {
  const device = readDevice(settings, cookieHeader);
  if (device === null) return null;
  const wanted = Buffer.from(macOf(settings, device.id, email));
  return device.macs.some((mac) => timingSafeEqual(Buffer.from(mac), wanted)) ? device.id : null;
}

/** Returns the `Set-Cookie` header that makes this browser known for one more user. */
export function deviceCookie(settings: DeviceSettings, cookieHeader: string | null, email: string): string {
  const known = readDevice(settings, cookieHeader);
  const id = known?.id ?? randomBytes(16).toString("base64url");
  const mac = macOf(settings, id, email);
  const macs = [mac, ...(known?.macs ?? []).filter((other) => other !== mac)].slice(0, MAX_USERS);
  const secure = isSecure(settings) ? "; Secure" : "";
  return `${cookieName(settings)}=${[id, ...macs].join(".")}; HttpOnly; Max-Age=${String(LIFETIME_SECONDS)}; Path=/; SameSite=Strict${secure}`;
}

function readDevice(settings: DeviceSettings, cookieHeader: string | null): { id: string; macs: string[] } | null {
  const [, id, macs] = VALUE.exec(readCookie(cookieHeader, cookieName(settings)) ?? "") ?? [];
  return id === undefined || macs === undefined ? null : { id, macs: macs.slice(1).split(".") };
}

/** 128 bits, bound to the address of the user. */
function macOf(settings: DeviceSettings, id: string, email: string): string {
  const key = hkdfSync("sha256", linkSecretOf(settings), "", "known-device", 32);
  return createHmac("sha256", Buffer.from(key)).update(`${id}:${email}`).digest().subarray(0, 16).toString("base64url");
}

/** `__Host-` where the browser accepts it: bound to this host and sent over https only. */
function cookieName(settings: DeviceSettings): string {
  return isSecure(settings) ? "__Host-device" : "device";
}

function isSecure(settings: DeviceSettings): boolean {
  return settings.baseUrl.startsWith("https:");
}
