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

/** The existing anchors cannot be continued; the message says why. */
export class AnchorError extends Error {
  constructor(message: string) {
    super(`Audit log: ${message}`);
    this.name = "AnchorError";
  }
}

/** Signs the heads that have changed since the last time, in the database and in this machine's file, as the operator.
 *  It may be called by several processes at once and killed: what one leaves unfinished the next one completes. Returns
 *  how many heads were signed. Throws an AnchorError when the database has other anchors than this machine or this key
 *  knows. */
export async function anchorAudit(context: AnchorContext): Promise<number> {
  const signed = await context.database.withoutCustomer(async (tx) => {
    await lockAnchors(tx);
    const last = await findLastAnchor(tx);
    if (last === null) throw new AnchorError("it has no anchors: they were never started here, or were removed");
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

/** Does `work`, which creates the audit log, and then starts its anchors. If it is killed in between, the next call
 *  starts them. A log that was not created here never gets new anchors: emptying the database does not end the old
 *  ones. */
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

/** The file may lack the last anchors, but never has others or more. */
async function compareWithFile({ settings }: AnchorContext, tx: Transaction, last: AuditAnchor): Promise<void> {
  const file = await openAnchorFile(settings, last.logId);
  try {
    const lastInFile = await file.last();
    if (lastInFile === null) return;
    for await (const anchor of anchorsFrom(tx, lastInFile.sequence)) {
      if (anchor.mac === lastInFile.mac) return;
      break;
    }
    throw new AnchorError("its anchors differ from those on this machine; see `insight audit verify`");
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
