import type { Transaction } from "~/platform/database/database.server";
import type { Settings } from "~/platform/settings/settings.server";
import type { AuditProblem } from "../domain/audit-problem";
import { isSigned, type AuditAnchor } from "./audit-anchor.server";
import { openAnchorFile } from "./audit-anchor-file.server";
import { anchorsFrom } from "./audit-anchor-repository.server";

type AnchorVerdict = { readonly count: number; readonly problems: readonly AuditProblem[] };

/** Checks that all anchors are present, signed and in order, and match those of this machine's file, which may lack the
 *  last ones. Returns the first one that fails. Only under the lock of the anchors. */
export async function findBrokenAnchor(
  tx: Transaction,
  settings: Pick<Settings, "dataDirectory">,
  key: string,
): Promise<AnchorVerdict> {
  const inDatabase = anchorsFrom(tx, 0);
  const first = await inDatabase.next();
  if (first.done === true) return { count: 0, problems: [problemAt("anchors-missing", null)] };
  const { logId } = first.value;
  const file = await openAnchorFile(settings, logId);
  try {
    const kept = file.anchors();
    let count = 0;
    let before: AuditAnchor | null = null;
    let changed: number | null = null;
    for (let next: IteratorResult<AuditAnchor, unknown> = first; next.done !== true; next = await inDatabase.next()) {
      const anchor = next.value;
      const copy = await kept.next();
      const isCopied = copy.done === true || (copy.value.mac === anchor.mac && isSigned(key, copy.value));
      if (changed === null && !(isCopied && isNext(key, logId, before, anchor))) changed = anchor.sequence;
      before = anchor;
      count += 1;
    }
    const isCut = (await kept.next()).done !== true;
    const problems = [
      ...(changed === null ? [] : [problemAt("anchor-changed", changed)]),
      ...(isCut ? [problemAt("anchors-removed", count)] : []),
    ];
    return { count, problems };
  } finally {
    await file.close();
  }
}

function isNext(key: string, logId: string, before: AuditAnchor | null, anchor: AuditAnchor): boolean {
  const follows = anchor.sequence === (before === null ? 0 : before.sequence + 1);
  const isBeginning = before === null && anchor.head === null;
  return (
    follows &&
    anchor.logId === logId &&
    anchor.previousMac === (before?.mac ?? "") &&
    (isBeginning || (before !== null && anchor.head !== null)) &&
    isSigned(key, anchor)
  );
}

function problemAt(problem: AuditProblem["problem"], anchor: number | null): AuditProblem {
  return { problem, customerNumber: null, entryId: null, anchor };
}
