import { isIP } from "node:net";

import type * as z from "zod";

/** Addresses and networks (`10.0.0.0/8`, `2001:db8::/32`), separated by commas or spaces. Each wrong one is an issue of the setting; the
 *  network of all addresses is wrong, for then anybody could say who they are. */
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

function isAddressOrNetwork(entry: string): boolean {
  const [address = "", length, ...more] = entry.split("/");
  const family = isIP(address);
  if (family === 0 || address.includes("%") || more.length > 0) return false;
  return length === undefined || (/^[1-9]\d{0,2}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128));
}
