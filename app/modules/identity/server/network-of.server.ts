import { isIPv6 } from "node:net";

/** Returns what counts as one address: for IPv6 the network, as one subscriber has all addresses in it. */
export function networkOf(clientAddress: string): string {
  const address = mappedAddress(clientAddress.replace(/%.*$/, ""));
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = head === "" ? [] : head.split(":");
  const rest = tail === undefined || tail === "" ? 0 : tail.split(":").length;
  const all =
    tail === undefined ? groups : [...groups, ...Array<string>(8 - groups.length - rest).fill("0"), ...tail.split(":")];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}

/** Returns an IPv4 address written as IPv6, `::ffff:203.0.113.7` or `::ffff:cb00:7107`, as IPv4. */
function mappedAddress(address: string): string {
  const [, high = "", low = ""] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/i.exec(address) ?? [];
  if (high === "") return address.replace(/^::ffff:(?=\d+\.)/i, "");
  const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [first >> 8, first & 255, second >> 8, second & 255].join(".");
}
