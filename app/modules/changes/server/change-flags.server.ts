import { NotFoundError } from "~/kernel/not-found";
import { isUuid } from "~/kernel/uuid";
import { recordAudit } from "~/modules/identity/server/record-audit.server";
import type { ServerContext } from "~/platform/context.server";
import {
  closeFlag,
  readOpenFlags,
  readOrderedReasons,
  readOwnerOfRequest,
  type OpenFlag,
  type OrderedReason,
} from "./change-flags-repository.server";

export type { OpenFlag };

type Operator = Pick<ServerContext, "database" | "clock">;

/** Returns what could not be executed and waits for the operator, for all customers, oldest first. */
export function listChangeFlags({ database }: Pick<Operator, "database">): Promise<OpenFlag[]> {
  return database.withoutCustomer(readOpenFlags);
}

/** Returns the reasons that options were ordered with, for all customers, the newest first (R5.7). */
export function listOrderedReasons({ database }: Pick<Operator, "database">): Promise<OrderedReason[]> {
  return database.withoutCustomer(readOrderedReasons);
}

/** Settles the flag of a line once, as the operator, with a note of what was done. Throws a NotFoundError when the line
 *  has no open flag. */
export async function settleChangeFlag(
  { database, clock }: Operator,
  { requestId, line, note }: { readonly requestId: string; readonly line: number; readonly note: string },
): Promise<void> {
  const flag = `open flag of line ${String(line)} of ${requestId}`;
  const customerId = isUuid(requestId)
    ? await database.withoutCustomer((tx) => readOwnerOfRequest(tx, requestId))
    : null;
  if (customerId === null) throw new NotFoundError(flag);
  await database.withCustomer(customerId, async (tx) => {
    const at = clock.now();
    if (!(await closeFlag(tx, { customerId, requestId, line }, { at, note }))) throw new NotFoundError(flag);
    await recordAudit(tx, {
      customerId,
      at,
      actor: null,
      action: "change-attention-settled",
      subject: `change-request:${requestId}`,
      detail: { line, note },
    });
  });
}
