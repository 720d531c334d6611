import type { Prisma } from "~/platform/prisma/client";
import type { Transaction } from "~/platform/database/database.server";
import type { ChangeDraft } from "../domain/desk/change-draft";
import type { DraftWrite } from "../domain/desk/saved-draft";

/** Whoever asks: sees their own drafts, and those that colleagues share. */
export type DraftUser = { readonly userId: string; readonly customerId: string };

export type DraftRow = {
  readonly id: string;
  readonly name: string | null;
  readonly isShared: boolean;
  readonly userId: string;
  readonly ownerName: string;
  readonly revision: number;
  readonly writtenBy: string | null;
  readonly writeNumber: number | null;
  readonly updatedAt: Date;
  readonly content: unknown;
};

/** Returns the drafts that a user sees, or those of some ids: their own before those of colleagues, the last changed first. */
export function readVisibleDrafts(
  tx: Transaction,
  { customerId, userId }: DraftUser,
  { ids, most }: { readonly ids: readonly string[] | null; readonly most: number },
): Promise<DraftRow[]> {
  return tx.$queryRaw<DraftRow[]>`
    SELECT d.id::text AS id, d.name, d.is_shared AS "isShared", d.user_id::text AS "userId", u.name AS "ownerName", d.revision,
           d.written_by::text AS "writtenBy", d.write_number AS "writeNumber", d.updated_at AS "updatedAt", d.content
      FROM change_drafts d JOIN users u ON u.id = d.user_id AND u.customer_id = d.customer_id
     WHERE d.customer_id = ${customerId}::uuid AND (d.user_id = ${userId}::uuid OR d.is_shared)
       AND (${ids}::uuid[] IS NULL OR d.id = ANY(${ids}::uuid[]))
     ORDER BY d.user_id <> ${userId}::uuid, d.updated_at DESC, d.id
     LIMIT ${most}`;
}

/** Returns what a user is putting together now, however many drafts they see beside it. */
export async function readCurrentDraft(
  tx: Transaction,
  { customerId, userId }: DraftUser,
): Promise<DraftRow | undefined> {
  const [row] = await tx.$queryRaw<DraftRow[]>`
    SELECT d.id::text AS id, d.name, d.is_shared AS "isShared", d.user_id::text AS "userId", u.name AS "ownerName", d.revision,
           d.written_by::text AS "writtenBy", d.write_number AS "writeNumber", d.updated_at AS "updatedAt", d.content
      FROM change_drafts d JOIN users u ON u.id = d.user_id AND u.customer_id = d.customer_id
     WHERE d.customer_id = ${customerId}::uuid AND d.user_id = ${userId}::uuid AND d.name IS NULL`;
  return row;
}

/** What is written, and which write of which page it is; null: none that is numbered. */
export type DraftContent = { readonly draft: ChangeDraft; readonly write: DraftWrite | null; readonly at: Date };

/** Where a draft is, and its revision. */
export type DraftPlace = { readonly id: string; readonly revision: number };

/** Returns where the draft is after it was written; undefined when it is not there for the user, or has another revision. What the same page
 *  wrote earlier, it has seen. */
export async function updateDraftRow(
  tx: Transaction,
  user: DraftUser,
  { id, revision }: DraftPlace,
  { draft, write, at }: DraftContent,
): Promise<DraftPlace | undefined> {
  const seen: Prisma.ChangeDraftWhereInput[] = [
    { revision },
    ...(write === null ? [] : [{ writtenBy: write.page, writeNumber: { lt: write.number } }]),
  ];
  const [row] = await tx.changeDraft.updateManyAndReturn({
    where: { AND: [visibleTo(user), { OR: seen }], id },
    data: { content: draft, updatedAt: at, revision: { increment: 1 }, ...writeColumns(write) },
    select: { id: true, revision: true },
  });
  return row;
}

/** Changes what is given of a draft that the user sees, in one statement. Returns false when it is not there for the user, or has another
 *  revision. What it asks is a new revision; its name, and whether it is shared, are not. */
export async function reviseDraftRow(
  tx: Transaction,
  user: DraftUser,
  { id, revision }: { readonly id: string; readonly revision: number },
  { draft, name, isShared, at }: DraftRevision & { readonly at: Date },
): Promise<boolean> {
  const { count } = await tx.changeDraft.updateMany({
    where: { ...visibleTo(user), id, revision },
    data: {
      updatedAt: at,
      ...(draft === undefined ? {} : { content: draft, revision: { increment: 1 }, ...writeColumns(null) }),
      ...(name === undefined ? {} : { name }),
      ...(isShared === undefined ? {} : { isShared }),
    },
  });
  return count === 1;
}

/** What is absent stays. */
export type DraftRevision = {
  readonly draft?: ChangeDraft | undefined;
  readonly name?: string | undefined;
  readonly isShared?: boolean | undefined;
};

/** Inserts what a user is putting together now, or writes it again when the same page wrote it earlier. Returns where it is; undefined when
 *  there is another such draft already. */
export async function insertCurrentDraft(
  tx: Transaction,
  { customerId, userId }: DraftUser,
  { id, draft, write, at }: DraftContent & { readonly id: string },
): Promise<DraftPlace | undefined> {
  const { writtenBy, writeNumber } = writeColumns(write);
  const [made] = await tx.$queryRaw<DraftPlace[]>`
    INSERT INTO change_drafts (id, customer_id, user_id, content, written_by, write_number, created_at, updated_at)
    VALUES (${id}::uuid, ${customerId}::uuid, ${userId}::uuid, ${JSON.stringify(draft)}::jsonb, ${writtenBy}::uuid, ${writeNumber}::int, ${at}, ${at})
    ON CONFLICT (user_id) WHERE name IS NULL DO UPDATE
       SET content = EXCLUDED.content, write_number = EXCLUDED.write_number, revision = change_drafts.revision + 1,
           updated_at = EXCLUDED.updated_at
     WHERE change_drafts.written_by = EXCLUDED.written_by AND change_drafts.write_number < EXCLUDED.write_number
    RETURNING id::text AS id, revision`;
  return made;
}

/** Inserts a draft under a name. One of the same id that is there already stays as it is. */
export async function insertNamedDraft(
  tx: Transaction,
  { customerId, userId }: DraftUser,
  row: {
    readonly id: string;
    readonly name: string;
    readonly isShared?: boolean;
    readonly draft: ChangeDraft;
    readonly at: Date;
  },
): Promise<void> {
  const { id, name, isShared = false, draft, at } = row;
  await tx.$executeRaw`
    INSERT INTO change_drafts (id, customer_id, user_id, name, is_shared, content, created_at, updated_at)
    VALUES (${id}::uuid, ${customerId}::uuid, ${userId}::uuid, ${name}, ${isShared}, ${JSON.stringify(draft)}::jsonb, ${at}, ${at})
    ON CONFLICT (id) DO NOTHING`;
}

/** Returns those drafts of the user's own that are there, by id. */
export function readOwnDrafts(
  tx: Transaction,
  user: DraftUser,
  ids: readonly string[],
): Promise<{ id: string; name: string | null }[]> {
  return tx.changeDraft.findMany({ where: { ...user, id: { in: [...ids] } }, select: { id: true, name: true } });
}

/** Returns the name of a draft of the user's own, undefined when there is none of that id. */
export async function readOwnDraftName(
  tx: Transaction,
  user: DraftUser,
  id: string,
): Promise<string | null | undefined> {
  const row = await tx.changeDraft.findFirst({ where: { ...user, id }, select: { name: true } });
  return row?.name;
}

/** Returns how many named drafts a user keeps. Until the transaction ends no other one of that user counts, so that what is named after
 *  counting stays within a limit. */
export async function lockAndCountNamedDrafts(tx: Transaction, user: DraftUser): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`change-drafts ${user.userId}`}, 0))`;
  return tx.changeDraft.count({ where: { ...user, name: { not: null } } });
}

export async function nameDraftRow(tx: Transaction, user: DraftUser, id: string, name: string): Promise<void> {
  await tx.changeDraft.updateMany({ where: { ...user, id }, data: { name } });
}

/** Only what has a name can be shared. */
export async function shareDraftRow(tx: Transaction, user: DraftUser, id: string, isShared: boolean): Promise<void> {
  await tx.changeDraft.updateMany({ where: { ...user, id, name: { not: null } }, data: { isShared } });
}

/** Deletes a draft that the user sees; null: what they are putting together now. */
export async function deleteDraftRow(tx: Transaction, user: DraftUser, id: string | null): Promise<void> {
  await tx.changeDraft.deleteMany({ where: id === null ? { ...user, name: null } : { ...visibleTo(user), id } });
}

function writeColumns(write: DraftWrite | null): {
  readonly writtenBy: string | null;
  readonly writeNumber: number | null;
} {
  return { writtenBy: write?.page ?? null, writeNumber: write?.number ?? null };
}

function visibleTo({ customerId, userId }: DraftUser): Prisma.ChangeDraftWhereInput {
  return { customerId, OR: [{ userId }, { isShared: true }] };
}
