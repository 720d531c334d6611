import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { auditKeyOf } from "~/platform/secrets/audit-key.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import { isSigned, signAnchors, type AuditAnchor } from "./audit-anchor.server";
import { anchorDirectory, openAnchorFile } from "./audit-anchor-file.server";
import {
  anchorsFrom,
  findLastAnchor,
  findUnanchoredHeads,
  insertAnchors,
  lockAnchors,
} from "./audit-anchor-repository.server";

export type AnchorContext = Pick<ServerContext, "database" | "settings" | "newId">;

/** The anchors cannot go on from those that are there; the message says why. */
export class AnchorError extends Error {
  constructor(message: string) {
    super(`Audit log: ${message}`);
    this.name = "AnchorError";
  }
}

/** Signs the heads that changed since the last time, in the database and in this machine's file, as the operator. Any number of
 *  processes may ask at once, and be killed: what one leaves undone the next one does. Answers how many were signed. Throws an
 *  AnchorError when the database holds other anchors than this machine or this key knows. */
export async function anchorAudit(context: AnchorContext): Promise<number> {
  const signed = await context.database.withoutCustomer(async (tx) => {
    await lockAnchors(tx);
    const last = await findLastAnchor(tx);
    if (last === null) throw new AnchorError("it has no anchors: never begun here, or removed");
    const key = auditKeyOf(context.settings);
    if (!isSigned(key, last)) throw new AnchorError("its anchors were signed with another key than AUDIT_KEY");
    await compareWithFile(context, tx, last);
    const anchors = signAnchors(
      key,
      { previous: last, logId: last.logId, at: await databaseTime(tx) },
      await findUnanchoredHeads(tx),
    );
    await insertAnchors(tx, anchors);
    return anchors.length;
  });
  // Only what is committed goes into the file: it never tells of an anchor that the database lost by itself.
  await copyAnchors(context);
  return signed;
}

/** Does `work`, which makes the audit log anew, and begins its anchors then; also after a kill, when this is asked the next time. A
 *  log that is not made anew here never begins again by itself: whoever empties the database does not end its anchors. */
export async function startAuditLogWith<T>(
  context: AnchorContext,
  isNew: () => Promise<boolean>,
  work: () => Promise<T>,
): Promise<T> {
  const marker = join(anchorDirectory(context.settings), "beginning");
  if (await isNew()) {
    await mkdir(anchorDirectory(context.settings), { recursive: true });
    await writeFile(marker, "");
  }
  const result = await work();
  if ((await stat(marker).catch(() => null)) !== null) {
    await startAnchors(context);
    await rm(marker, { force: true });
  }
  return result;
}

async function startAnchors(context: AnchorContext): Promise<void> {
  await context.database.withoutCustomer(async (tx) => {
    await lockAnchors(tx);
    if ((await findLastAnchor(tx)) !== null) return;
    const at = await databaseTime(tx);
    const beginning = { previous: null, logId: context.newId.uuid(), at };
    await insertAnchors(tx, signAnchors(auditKeyOf(context.settings), beginning, [null]));
  });
  await anchorAudit(context);
}

/** The file may lack the last anchors, never hold others or more. */
async function compareWithFile({ settings }: AnchorContext, tx: Transaction, last: AuditAnchor): Promise<void> {
  const file = await openAnchorFile(settings, last.logId);
  try {
    const lastInFile = await file.last();
    if (lastInFile === null) return;
    for await (const anchor of anchorsFrom(tx, lastInFile.sequence)) {
      if (anchor.mac === lastInFile.mac) return;
      break;
    }
    throw new AnchorError("its anchors are not those that this machine keeps; see `insight audit verify`");
  } finally {
    await file.close();
  }
}

async function copyAnchors({ database, settings }: AnchorContext): Promise<void> {
  await database.withoutCustomer(async (tx) => {
    await lockAnchors(tx);
    const last = await findLastAnchor(tx);
    if (last === null) return;
    const file = await openAnchorFile(settings, last.logId);
    try {
      const lastInFile = await file.last();
      const missing: AuditAnchor[] = [];
      for await (const anchor of anchorsFrom(tx, (lastInFile?.sequence ?? -1) + 1)) missing.push(anchor);
      await file.append(missing);
    } finally {
      await file.close();
    }
  });
}

async function databaseTime(tx: Transaction): Promise<string> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`SELECT date_trunc('milliseconds', clock_timestamp()) AS at`;
  if (row === undefined) throw new Error("The database has no clock");
  return row.at.toISOString();
}
