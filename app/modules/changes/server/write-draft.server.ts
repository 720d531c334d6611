import type { LocalDate } from "~/kernel/local-date";
import type { ServerContext } from "~/platform/context.server";
import { violatedConstraint } from "~/platform/database/violated-constraint.server";
import type { ChangeLine } from "../domain/change-line";
import type { ChangeDraft } from "../domain/desk/change-draft";
import { draftOfLines } from "../domain/desk/draft-of-lines";
import { isStorable } from "../schemas/draft-schema";
import { getDraft, MOST_DRAFTS, type DraftUser, type StoredDraft } from "./change-drafts.server";
import {
  lockAndCountNamedDrafts,
  insertNamedDraft,
  reviseDraftRow,
  type DraftRevision,
} from "./change-draft-repository.server";
import { getChangeDesk } from "./get-change-desk.server";

type Context = Pick<ServerContext, "database" | "clock" | "newId" | "settings">;

/** Why a draft of lines is not written. */
export type DraftNotWritten =
  /** The indexes of lines that a draft cannot keep as they are. */
  | { readonly kind: "lines-lost"; readonly lines: readonly number[] }
  | { readonly kind: "too-large" }
  /** The user keeps as many as they can. */
  | { readonly kind: "too-many" };

export type WrittenDraft = { readonly kind: "written"; readonly id: string } | DraftNotWritten;

/** What a program asks of a draft; what is absent stays. */
export type AskedOfDraft = {
  readonly name?: string;
  readonly isShared?: boolean;
  readonly lines?: readonly ChangeLine[];
  readonly preferredDate?: LocalDate | null;
};

/** Keeps lines as a draft under a name. */
export async function createDraft(
  context: Context,
  user: DraftUser,
  asked: Required<AskedOfDraft>,
): Promise<WrittenDraft> {
  const { name, isShared, lines, preferredDate } = asked;
  const made = await draftFrom(context, user, lines, preferredDate);
  if (made.kind !== "draft") return made;
  const { draft } = made;
  const [id, at] = [context.newId.uuid(), context.clock.now()];
  return withinSize(() =>
    context.database.withCustomer(user.customerId, async (tx): Promise<WrittenDraft> => {
      const own = { customerId: user.customerId, userId: user.userId };
      if ((await lockAndCountNamedDrafts(tx, own)) >= MOST_DRAFTS) return { kind: "too-many" };
      await insertNamedDraft(tx, own, { id, name, isShared, draft, at });
      return { kind: "written", id };
    }),
  );
}

export type RevisedDraft =
  | WrittenDraft
  /** It is not as whoever asks saw it. */
  | { readonly kind: "stale" }
  /** Its name, and whether it is shared, are its owner's to tell. */
  | { readonly kind: "not-owner" }
  /** Only what has a name can be shared. */
  | { readonly kind: "nameless" };

/** Changes a draft that the user sees, all of it or nothing, when it has the revision that they saw. Answers 404 when they do not see it. */
export async function reviseDraft(
  context: Context,
  user: DraftUser,
  id: string,
  { revision, ...asked }: AskedOfDraft & { readonly revision: number },
): Promise<RevisedDraft> {
  const seen = await getDraft(context, user, id);
  const isOwners = asked.name !== undefined || asked.isShared !== undefined;
  if (isOwners && !seen.isOwn) return { kind: "not-owner" };
  if (seen.revision !== revision) return { kind: "stale" };
  if (asked.isShared === true && (asked.name ?? seen.name) === null) return { kind: "nameless" };
  const made = await revisedContent(context, user, seen, asked);
  if (made.kind !== "draft" && made.kind !== "kept") return made;
  const { name, isShared } = asked;
  const change: DraftRevision = { name, isShared, draft: made.kind === "draft" ? made.draft : undefined };
  return withinSize(() =>
    context.database.withCustomer(user.customerId, async (tx): Promise<RevisedDraft> => {
      const own = { customerId: user.customerId, userId: user.userId };
      const isNewlyNamed = name !== undefined && seen.name === null;
      if (isNewlyNamed && (await lockAndCountNamedDrafts(tx, own)) >= MOST_DRAFTS) return { kind: "too-many" };
      const isDone = await reviseDraftRow(tx, own, { id: seen.id, revision }, { ...change, at: context.clock.now() });
      return isDone ? { kind: "written", id: seen.id } : { kind: "stale" };
    }),
  );
}

type MadeDraft = { readonly kind: "draft"; readonly draft: ChangeDraft } | DraftNotWritten;

async function revisedContent(
  context: Context,
  user: DraftUser,
  { draft }: StoredDraft,
  { lines, preferredDate }: AskedOfDraft,
): Promise<MadeDraft | { readonly kind: "kept" }> {
  const day = preferredDate === undefined ? draft.preferredDate : preferredDate;
  if (lines !== undefined) return draftFrom(context, user, lines, day);
  return preferredDate === undefined ? { kind: "kept" } : { kind: "draft", draft: { ...draft, preferredDate: day } };
}

async function draftFrom(
  context: Context,
  { customerId }: DraftUser,
  lines: readonly ChangeLine[],
  preferredDate: LocalDate | null,
): Promise<MadeDraft> {
  const { snapshot } = await getChangeDesk(context, customerId);
  const { draft, lost } = draftOfLines(lines, preferredDate, snapshot);
  if (lost.length > 0) return { kind: "lines-lost", lines: lost };
  return isStorable(draft) ? { kind: "draft", draft } : { kind: "too-large" };
}

/** The database bounds what one draft may hold. */
async function withinSize<Result>(write: () => Promise<Result>): Promise<Result | { readonly kind: "too-large" }> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) === "change_drafts_size") return { kind: "too-large" };
    throw error;
  }
}
