import type { Writable } from "node:stream";

import { listBillingFlags } from "~/modules/billing/server/billing-flags.server";
import type { ServerContext } from "~/platform/context.server";

/** `insight billing attention`: lists customers whose invoice failed and is not issued yet, oldest first, one JSON line
 *  each. */
export async function billingAttentionCommand(
  context: ServerContext,
  { stdout, stderr }: { readonly stdout: Writable; readonly stderr: Writable },
): Promise<number> {
  const flags = await listBillingFlags(context);
  for (const flag of flags) stdout.write(`${JSON.stringify(flag)}\n`);
  stderr.write(`Open: ${String(flags.length)}\n`);
  return 0;
}
