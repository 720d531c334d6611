import { isDeepStrictEqual } from "node:util";

import { isUuid } from "~/kernel/uuid";
import type { ServerContext } from "~/platform/context.server";
import { NotFoundError } from "~/kernel/not-found";
import type { ChangeLine } from "../domain/change-line";
import { EMPTY_DRAFT, withLines, type ChangeDraft } from "../domain/desk/change-draft";
import type { DraftAction } from "../schemas/change-form";
import type { DraftWrite, SavedDraft } from "../domain/desk/saved-draft";
import { parseDraft } from "../schemas/draft-schema";
import {
  lockAndCountNamedDrafts,
  deleteDraftRow,
  insertCurrentDraft,
  nameDraftRow,
  readCurrentDraft,
  readOwnDraftName,
  readVisibleDrafts,
  shareDraftRow,
  updateDraftRow,
  type DraftRow,
  type DraftUser,
} from "./change-draft-repository.server";
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

export type { DraftUser } from "./change-draft-repository.server";

type Context = Pick<ServerContext, "database" | "clock" | "newId">;

/** The most drafts that a user can keep. */
export const MOST_DRAFTS = 50;

/** The most that a list shows, with those of colleagues. */
const MOST_SHOWN = 200;

/** Returns the drafts that a user sees: their own, then those that colleagues share. The last changed comes first. */
export async function listDrafts(context: Context, user: DraftUser): Promise<StoredDraft[]> {
  const rows = await context.database.withCustomer(user.customerId, (tx) =>
    readVisibleDrafts(tx, user, { ids: null, most: MOST_SHOWN }),
  );
  return rows.map((row) => storedDraft(row, user));
}

/** Returns the drafts of some ids in their order, each once, in one statement. Answers 404 when the user does not see all of them. */
export async function getDrafts(context: Context, user: DraftUser, ids: readonly string[]): Promise<StoredDraft[]> {
  const wanted = [...new Set(ids)];
  if (!wanted.every(isUuid)) throw new NotFoundError("change draft");
  const rows = await context.database.withCustomer(user.customerId, (tx) =>
    readVisibleDrafts(tx, user, { ids: wanted, most: wanted.length }),
  );
  const found = new Map(rows.map((row) => [row.id, storedDraft(row, user)]));
  return wanted.map((id) => {
    const draft = found.get(id.toLowerCase());
    if (draft === undefined) throw new NotFoundError("change draft");
    return draft;
  });
}

/** Returns a draft that the user sees, or answers 404. */
export async function getDraft(context: Context, user: DraftUser, id: string): Promise<StoredDraft> {
  const [draft] = await getDrafts(context, user, [id]);
  if (draft === undefined) throw new NotFoundError("change draft");
  return draft;
}

/** Returns what the user is putting together now, or null when there is nothing. */
export async function currentDraft(context: Context, user: DraftUser): Promise<StoredDraft | null> {
  const row = await context.database.withCustomer(user.customerId, (tx) => readCurrentDraft(tx, user));
  return row === undefined ? null : storedDraft(row, user);
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

/** Saves what a draft asks. `place` names the draft and the revision that the user saw; null: their current one, which is made when
 *  there is none. Of the writes of one page the one with the highest number stays, in whatever order they arrive. */
export async function saveDraft(
  context: Context,
  user: DraftUser,
  place: { readonly id: string; readonly revision: number } | null,
  draft: ChangeDraft,
  write: DraftWrite | null = null,
): Promise<SavedDraft> {
  const content = { draft, write, at: context.clock.now() };
  return context.database.withCustomer(user.customerId, async (tx) => {
    // Two tabs may begin at once: the second has not seen what the first one saved.
    const written =
      place === null
        ? await insertCurrentDraft(tx, user, { id: context.newId.uuid(), ...content })
        : await updateDraftRow(tx, user, place, content);
    if (written !== undefined) return { kind: "saved", ...written };
    const row =
      place === null
        ? await readCurrentDraft(tx, user)
        : (await readVisibleDrafts(tx, user, { ids: [place.id], most: 1 }))[0];
    if (row === undefined) return { kind: "changed-elsewhere" };
    const { id, revision, writtenBy, writeNumber } = row;
    const { page, number } = write ?? { page: "", number: 0 };
    if (writtenBy === page && (writeNumber ?? 0) > number) return { kind: "overtaken", id, revision };
    // The same page saves, and is posted meanwhile: what is there is what it asks.
    return place !== null && isDeepStrictEqual(parseDraft(row.content), parseDraft(draft))
      ? { kind: "saved", id, revision }
      : { kind: "changed-elsewhere" };
  });
}

/** Adds lines to a draft that the user sees, by default what they are putting together now, and returns the path of the page that
 *  shows it. A draft that is gone meanwhile is no reason to lose the lines. */
export async function addToDraft(
  context: Context & Pick<ServerContext, "settings">,
  user: DraftUser,
  lines: readonly ChangeLine[],
  draftId: string | null = null,
): Promise<string> {
  const { snapshot } = await getChangeDesk(context, user.customerId);
  for (;;) {
    const current = (await draftOf(context, user, draftId)) ?? (await currentDraft(context, user));
    const draft = withLines(current?.draft ?? EMPTY_DRAFT, lines, snapshot);
    const saved = await saveDraft(context, user, current, draft);
    if (saved.kind === "saved") return `/changes/new?draft=${saved.id}`;
  }
}

/** Returns the name of a draft that the user sees; null when it has none, or is gone. */
export async function draftName(context: Context, user: DraftUser, id: string | null): Promise<string | null> {
  return (await draftOf(context, user, id))?.name ?? null;
}

async function draftOf(context: Context, user: DraftUser, id: string | null): Promise<StoredDraft | null> {
  if (id === null || !isUuid(id)) return null;
  const [row] = await context.database.withCustomer(user.customerId, (tx) =>
    readVisibleDrafts(tx, user, { ids: [id], most: 1 }),
  );
  return row === undefined ? null : storedDraft(row, user);
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
  if (!isUuid(id)) throw new NotFoundError("change draft");
  const own = { customerId: user.customerId, userId: user.userId };
  return context.database.withCustomer(user.customerId, async (tx) => {
    const name = await readOwnDraftName(tx, own, id);
    if (name === undefined) throw new NotFoundError("change draft");
    switch (change.kind) {
      case "delete":
        await deleteDraftRow(tx, own, id);
        return "done";
      case "share":
        await shareDraftRow(tx, own, id, change.isShared);
        return "done";
      case "name":
        if (name === null && (await lockAndCountNamedDrafts(tx, own)) >= MOST_DRAFTS) return "too-many";
        await nameDraftRow(tx, own, id, change.name);
        return "done";
      default:
        return change satisfies never;
    }
  });
}

/** Deletes a draft that was submitted, whoever of the customer owns it; null: what the user was putting together. */
export async function dropSubmittedDraft(context: Context, user: DraftUser, id: string | null): Promise<void> {
  const own = { customerId: user.customerId, userId: user.userId };
  await context.database.withCustomer(user.customerId, (tx) => deleteDraftRow(tx, own, id));
}

function storedDraft(row: DraftRow, { userId }: DraftUser): StoredDraft {
  const { userId: owner, content, writtenBy: _page, writeNumber: _number, ...kept } = row;
  return { ...kept, isOwn: owner === userId, draft: parseDraft(content) };
}
