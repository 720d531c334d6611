import { isIP } from "node:net";

import type { Request } from "express";

/** Returns the network address of the client: that of the connection, or the one that the nearest trusted proxy saw. A
 *  port after it is removed, and what is not an address is ignored. */
export function clientAddressOf(request: Pick<Request, "ip" | "socket">): string {
  const told = withoutPort(request.ip ?? "");
  return isIP(told) === 0 ? (request.socket.remoteAddress ?? "unknown") : told;
}

function withoutPort(address: string): string {
  if (isIP(address) !== 0) return address;
  return /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
}
