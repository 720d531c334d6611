import { isIP } from "node:net";

import ipaddr from "ipaddr.js";

/** What counts as one address: of IPv6 the network, for one subscriber has all addresses in it. An IPv4 address that is written as IPv6 is
 *  itself; what is no address stands for itself. */
export function networkOf(clientAddress: string): string {
  if (isIP(clientAddress) === 0) return clientAddress;
  const address = ipaddr.process(clientAddress);
  if (address instanceof ipaddr.IPv4) return address.toString();
  const network = address.parts.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}
