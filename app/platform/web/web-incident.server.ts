import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Returns a number for one request that people can read out, `7F3K-92QD`. It appears on the error page, in its headers
 *  and in the log. */
export function newIncident(): string {
  const letters = [...randomBytes(8)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** Returns the path of a request as it may be logged: without its query, and without the secret of a link. */
export function pathForLog(target: string): string {
  const path = target.split(/[?#]/, 1)[0] ?? "";
  const [, kind] = /(?:^|[/\\])(invitation|reset)[/\\]+[^/\\]/i.exec(decoded(path)) ?? [];
  return kind === undefined ? path : `/${kind.toLowerCase()}/[cut]`;
}

/** Returns a path decoded as often as it was encoded, as its final reader may see it. */
function decoded(path: string): string {
  let [from, to] = ["", path];
  while (from !== to) [from, to] = [to, to.replace(/%([2-7][\da-f])/gi, (_, code: string) => sign(code))];
  return to;
}

function sign(code: string): string {
  return String.fromCharCode(Number.parseInt(code, 16));
}
