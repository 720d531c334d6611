import { isIP } from "node:net";

import ipaddr from "ipaddr.js";
import type * as z from "zod";

/** Parses addresses and networks (`10.0.0.0/8`, `2001:db8::/32`) separated by commas or spaces. Each invalid one is an
 *  issue of the setting, and so is the network of all addresses, with which anyone could claim any address. */
export function addressList(text: string, context: z.RefinementCtx): readonly string[] {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== "");
  for (const entry of entries.filter((each) => !isAddressOrNetwork(each))) {
    context.addIssue({
      code: "custom",
      message: `${entry} is no address or network, such as 10.0.0.0/8 or 2001:db8::1`,
    });
  }
  return entries;
}

/** A zone (`fe80::1%eth0`) is of one machine. */
function isAddressOrNetwork(entry: string): boolean {
  if (entry.includes("%")) return false;
  if (isIP(entry) !== 0) return true;
  return ipaddr.isValidCIDR(entry) && isIP(entry.replace(/\/.*/, "")) !== 0 && ipaddr.parseCIDR(entry)[1] > 0;
}
