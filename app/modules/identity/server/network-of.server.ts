import { isIP } from "node:net";

import ipaddr from "ipaddr.js";

/** Returns what counts as one address: for IPv6 the network, as one subscriber has all addresses in it. */
export function networkOf(clientAddress: string): string {
  if (isIP(clientAddress) === 0) return clientAddress;
  const address = ipaddr.process(clientAddress);
  if (address instanceof ipaddr.IPv4) return address.toString();
  const network = address.parts.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}
