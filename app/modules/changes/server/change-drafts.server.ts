import { isUuid } from "~/kernel/uuid";
import type { ServerContext } from "~/platform/context.server";
import type { Prisma } from "~/platform/prisma/client";
import type { Transaction } from "~/platform/database/database.server";
import { NotFoundError } from "~/kernel/not-found";
import type { ChangeLine } from "../domain/change-line";
import { EMPTY_DRAFT, withLines, type ChangeDraft } from "../domain/desk/change-draft";
import type { DraftAction } from "../schemas/change-form";
import { parseDraft } from "../schemas/draft-schema";
import { getChangeDesk } from "./get-change-desk.server";

/** A draft as it is stored. */
export type StoredDraft = {
  readonly id: string;
  /** Null: the one that is being put together now, of which each user has one. */
  readonly name: string | null;
  readonly isShared: boolean;
  readonly isOwn: boolean;
  readonly ownerName: string;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly draft: ChangeDraft;
};

export type DraftUser = { readonly userId: string; readonly customerId: string };

type Context = Pick<ServerContext, "database" | "clock" | "newId">;

/** The most drafts that a user can keep. */
export const MOST_DRAFTS = 50;

/** Returns the drafts that a user sees: their own, and those that colleagues share. The last changed comes first. */
export async function listDrafts(context: Context, user: DraftUser): Promise<StoredDraft[]> {
  const rows = await context.database.withCustomer(user.customerId, (tx) =>
    tx.changeDraft.findMany({
      where: visibleTo(user),
      include: { user: { select: { name: true } } },
      orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
      take: 4 * MOST_DRAFTS,
    }),
  );
  return rows.map((row) => storedDraft(row, user));
}

/** Returns a draft that the user sees, or answers 404. */
export async function getDraft(context: Context, user: DraftUser, id: string): Promise<StoredDraft> {
  if (!isUuid(id)) throw new NotFoundError("change draft");
  const row = await context.database.withCustomer(user.customerId, (tx) => findRow(tx, { ...visibleTo(user), id }));
  if (row === null) throw new NotFoundError("change draft");
  return storedDraft(row, user);
}

/** Returns what the user is putting together now, or null when there is nothing. */
export async function currentDraft(context: Context, user: DraftUser): Promise<StoredDraft | null> {
  const row = await context.database.withCustomer(user.customerId, (tx) =>
    findRow(tx, { customerId: user.customerId, userId: user.userId, name: null }),
  );
  return row === null ? null : storedDraft(row, user);
}

/** Returns the draft that the change page opens: the one of an address, or what is being put together now. */
export function openDraft(context: Context, user: DraftUser, id: string | null): Promise<StoredDraft | null> {
  return id === null ? currentDraft(context, user) : getDraft(context, user, id);
}

/** Returns what the change page tells of a stored draft. */
export function keptDraft({ id, revision, name, isOwn, ownerName }: StoredDraft): {
  readonly id: string;
  readonly revision: number;
  readonly name: string | null;
  readonly ownerName: string | null;
} {
  return { id, revision, name, ownerName: isOwn ? null : ownerName };
}

export type SavedDraft =
  /** `revision` is the one to name at the next save. */
  | { readonly kind: "saved"; readonly id: string; readonly revision: number }
  /** Somebody changed it meanwhile, or it is gone: nothing was saved. */
  | { readonly kind: "changed-elsewhere" };

/** Saves what a draft asks. `place` names the draft and the revision that the user saw; null: their current one, which is made when
 *  there is none. */
export async function saveDraft(
  context: Context,
  user: DraftUser,
  place: { readonly id: string; readonly revision: number } | null,
  draft: ChangeDraft,
): Promise<SavedDraft> {
  const now = context.clock.now();
  const content = draft as unknown as Prisma.InputJsonObject;
  return context.database.withCustomer(user.customerId, async (tx) => {
    if (place !== null) {
      const { count } = await tx.changeDraft.updateMany({
        where: { ...visibleTo(user), id: place.id, revision: place.revision },
        data: { content, updatedAt: now, revision: { increment: 1 } },
      });
      return count === 1
        ? { kind: "saved", id: place.id, revision: place.revision + 1 }
        : { kind: "changed-elsewhere" };
    }
    const id = context.newId.uuid();
    const { userId, customerId } = user;
    // Two tabs may begin at once: the second has not seen what the first one saved.
    const made = await tx.$executeRaw`
      INSERT INTO change_drafts (id, customer_id, user_id, content, created_at, updated_at)
      VALUES (${id}::uuid, ${customerId}::uuid, ${userId}::uuid, ${JSON.stringify(draft)}::jsonb, ${now}, ${now})
      ON CONFLICT (user_id) WHERE name IS NULL DO NOTHING`;
    return made === 1 ? { kind: "saved", id, revision: 0 } : { kind: "changed-elsewhere" };
  });
}

/** Adds lines to what the user is putting together now and returns the path of the page that shows it. */
export async function addToDraft(
  context: Context & Pick<ServerContext, "settings">,
  user: DraftUser,
  lines: readonly ChangeLine[],
): Promise<string> {
  const { snapshot } = await getChangeDesk(context, user.customerId);
  for (;;) {
    const current = await currentDraft(context, user);
    const draft = withLines(current?.draft ?? EMPTY_DRAFT, lines, snapshot);
    const saved = await saveDraft(context, user, current, draft);
    if (saved.kind === "saved") return `/changes/new?draft=${saved.id}`;
  }
}

export type DraftChange =
  /** Gives it a name, under which it is kept beside the next one. */
  { readonly kind: "name"; readonly name: string } | DraftAction;

/** Changes a draft of the user; those of others can only be filled in. Answers 404 when it is not theirs. Returns `too-many`
 *  when they keep as many as they can. */
export async function changeDraft(
  context: Context,
  user: DraftUser,
  id: string,
  change: DraftChange,
): Promise<"done" | "too-many"> {
  const where = { id, customerId: user.customerId, userId: user.userId };
  if (!isUuid(id)) throw new NotFoundError("change draft");
  return context.database.withCustomer(user.customerId, async (tx) => {
    const row = await findRow(tx, where);
    if (row === null) throw new NotFoundError("change draft");
    if (change.kind === "delete") await tx.changeDraft.deleteMany({ where });
    else if (change.kind === "share") {
      await tx.changeDraft.updateMany({
        where: { ...where, name: { not: null } },
        data: { isShared: change.isShared },
      });
    } else {
      const kept = await tx.changeDraft.count({
        where: { customerId: user.customerId, userId: user.userId, name: { not: null } },
      });
      if (row.name === null && kept >= MOST_DRAFTS) return "too-many";
      await tx.changeDraft.updateMany({ where, data: { name: change.name } });
    }
    return "done";
  });
}

/** Deletes a draft that was submitted, whoever of the customer owns it; null: what the user was putting together. */
export async function dropSubmittedDraft(context: Context, user: DraftUser, id: string | null): Promise<void> {
  const { customerId, userId } = user;
  await context.database.withCustomer(customerId, (tx) =>
    tx.changeDraft.deleteMany({
      where: id === null ? { customerId, userId, name: null } : { ...visibleTo(user), id },
    }),
  );
}

function visibleTo({ customerId, userId }: DraftUser): Prisma.ChangeDraftWhereInput {
  return { customerId, OR: [{ userId }, { isShared: true }] };
}

type DraftRow = Prisma.ChangeDraftGetPayload<{ include: { user: { select: { name: true } } } }>;

function findRow(tx: Transaction, where: Prisma.ChangeDraftWhereInput): Promise<DraftRow | null> {
  return tx.changeDraft.findFirst({ where, include: { user: { select: { name: true } } } });
}

function storedDraft(row: DraftRow, { userId }: DraftUser): StoredDraft {
  const { id, name, isShared, revision, updatedAt, content } = row;
  return {
    id,
    name,
    isShared,
    isOwn: row.userId === userId,
    ownerName: row.user.name,
    revision,
    updatedAt,
    draft: parseDraft(content),
  };
}
