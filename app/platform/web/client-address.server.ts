import { isIP } from "node:net";

import type { Request } from "express";

/** The network address of who asks: the connection's, or what the nearest trusted proxy saw. Some write the port behind it; what is no
 *  address at all is not believed. */
export function clientAddressOf(request: Pick<Request, "ip" | "socket">): string {
  const told = withoutPort(request.ip ?? "");
  return isIP(told) === 0 ? (request.socket.remoteAddress ?? "unknown") : told;
}

function withoutPort(address: string): string {
  if (isIP(address) !== 0) return address;
  return /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
}
