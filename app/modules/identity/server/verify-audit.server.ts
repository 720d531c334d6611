import { auditKeyOf } from "~/platform/secrets/audit-key.server";
import type { AuditProblem } from "../domain/audit-problem";
import { anchorAudit, type AnchorContext } from "./anchor-audit.server";
import { lockAnchors } from "./audit-anchor-repository.server";
import { findBrokenAnchor } from "./verify-anchors.server";
import { countEntries, findBrokenEntries, findCutChains, findLostHeads } from "./verify-audit-repository.server";

export type AuditVerdict = {
  readonly entries: number;
  /** The number of anchors that confirm the entries, including those made by this verification. */
  readonly anchors: number;
  readonly broken: readonly AuditProblem[];
};

/** Recomputes the chain of every customer's audit log, as the operator, and compares it with what was stored and
 *  signed. If there are no problems, what is not anchored yet is anchored. At most 100 problems of each kind are
 *  listed. */
export async function verifyAudit(context: AnchorContext): Promise<AuditVerdict> {
  const key = auditKeyOf(context.settings);
  const result = await context.database.withoutCustomer(async (tx) => {
    await lockAnchors(tx);
    const anchors = await findBrokenAnchor(tx, context.settings, key);
    const entries = await countEntries(tx);
    const broken = [
      ...anchors.problems,
      ...(await findBrokenEntries(tx)),
      ...(await findLostHeads(tx)),
      ...(await findCutChains(tx)),
    ];
    return { entries, anchors: anchors.count, broken };
  });
  return result.broken.length > 0 ? result : { ...result, anchors: result.anchors + (await anchorAudit(context)) };
}
