import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A number for one request that people can read out, `7F3K-92QD`: on the error page, in its headers and in the log. */
export function newIncident(): string {
  const letters = [...randomBytes(8)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** The path of a request as it may stand in a log: without its query, and without the secret of a link. */
export function pathForLog(target: string): string {
  const path = target.split(/[?#]/, 1)[0] ?? "";
  return path.replace(/^\/(invitation|reset)\/.+$/, "/$1/[cut]");
}
