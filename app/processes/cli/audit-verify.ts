import type { Writable } from "node:stream";

import type { AuditProblem } from "~/modules/identity/domain/audit-problem";
import type { AnchorContext } from "~/modules/identity/server/anchor-audit.server";
import { verifyAudit } from "~/modules/identity/server/verify-audit.server";

/** `insight audit verify`: recomputes the chain of every audit log, compares it with its signed anchors, and prints the
 *  problems. Returns exit code 1 when anything was changed, removed or cut off. */
export async function auditVerifyCommand(
  context: AnchorContext,
  { stdout, stderr }: { readonly stdout: Writable; readonly stderr: Writable },
): Promise<number> {
  const verdict = await verifyAudit(context);
  stdout.write(`${JSON.stringify(verdict)}\n`);
  if (verdict.broken.length === 0) return 0;
  stderr.write("The audit log is not as it was written\n");
  for (const problem of verdict.broken) stderr.write(`  ${sentenceOf(problem)}\n`);
  return 1;
}

function sentenceOf({ problem, customerNumber, entryId, anchor }: AuditProblem): string {
  const whose = customerNumber === null ? "a customer that is gone" : `customer ${String(customerNumber)}`;
  const entry = `entry ${entryId ?? "?"} of ${whose}`;
  const by = `, as anchor ${String(anchor)} tells`;
  switch (problem) {
    case "entry-changed":
      return `${entry} was changed`;
    case "entry-unlinked":
      return `${entry}: the entry before it is gone or another`;
    case "head-differs":
      return `the chain of ${whose} does not end where it was kept to end (entry ${entryId ?? "?"})`;
    case "tail-missing":
      return `the entries up to ${entryId ?? "?"} of ${whose} were cut off${by}`;
    case "chain-missing":
      return `all entries of ${whose} are gone${by}`;
    case "chain-rewritten":
      return `the chain of ${whose} was written again, up to entry ${entryId ?? "?"} at least${by}`;
    case "anchors-missing":
      return "there are no anchors: they were removed, or this log was never begun by `insight db migrate`";
    case "anchors-removed":
      return `this machine keeps anchors from ${String(anchor)} on that the database lost: cut off, or the database was put back to an earlier time`;
    case "anchor-changed":
      return `anchor ${String(anchor)} is not as it was signed, or was signed with another AUDIT_KEY`;
    default:
      return problem satisfies never;
  }
}
