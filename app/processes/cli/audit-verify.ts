import type { Writable } from "node:stream";

import { verifyAudit } from "~/modules/identity/server/verify-audit.server";
import type { ServerContext } from "~/platform/context.server";

/** `insight audit verify`: recomputes the chain of every audit log and prints what is broken. Answers the exit code: 1 when an
 *  entry was changed or taken out. */
export async function auditVerifyCommand(
  context: ServerContext,
  { stdout, stderr }: { readonly stdout: Writable; readonly stderr: Writable },
): Promise<number> {
  const verdict = await verifyAudit(context);
  stdout.write(`${JSON.stringify(verdict)}\n`);
  if (verdict.broken.length === 0) return 0;
  stderr.write("The audit log is not as it was written\n");
  return 1;
}
