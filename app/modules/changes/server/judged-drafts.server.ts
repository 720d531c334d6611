import { NotFoundError } from "~/kernel/not-found";
import type { ServerContext } from "~/platform/context.server";
import type { Reader } from "~/format/texts";
import { linesOf } from "../domain/desk/change-draft";
import { evaluationInputOf, type ChangeSnapshot } from "../domain/desk/change-snapshot";
import { comparedFigures, type ComparedFigures } from "../domain/desk/compared-figures";
import { evaluate } from "../words/preview-in-words";
import type { Preview } from "../domain/preview";
import { submissionSentence } from "../words/submission-sentence";
import { listDrafts, type DraftUser, type StoredDraft } from "./change-drafts.server";
import { getChangeDesk } from "./get-change-desk.server";

/** A draft with the verdict on it as if it were received today. */
export type JudgedDraft = Omit<StoredDraft, "draft"> & {
  readonly lineCount: number;
  readonly verdict: Preview["verdict"];
  readonly errors: readonly string[];
  readonly figures: ComparedFigures;
  /** What happens when it is submitted, in one sentence, or "" when it cannot be. */
  readonly says: string;
};

type Context = Pick<ServerContext, "database" | "clock" | "newId" | "settings">;

/** The fewest and most drafts that stand side by side. */
export const COMPARED = { min: 2, max: 4 } as const;

/** Returns the drafts that a user sees, each judged afresh. */
export async function judgedDrafts(context: Context, user: DraftUser, reader: Reader): Promise<JudgedDraft[]> {
  const [drafts, { snapshot }] = await Promise.all([
    listDrafts(context, user),
    getChangeDesk(context, user.customerId),
  ]);
  return drafts.map((draft) => judged(draft, snapshot, reader));
}

/** Returns the drafts of some ids in their order. Throws a NotFoundError when one is not there for the user, or when there are too few
 *  or too many to compare. */
export async function comparedDrafts(
  context: Context,
  user: DraftUser,
  ids: readonly string[],
  reader: Reader,
): Promise<{ readonly drafts: readonly JudgedDraft[]; readonly receivedOn: ChangeSnapshot["receivedOn"] }> {
  const [drafts, { snapshot }] = await Promise.all([
    listDrafts(context, user),
    getChangeDesk(context, user.customerId),
  ]);
  const wanted = [...new Set(ids)].map((id) => drafts.find((draft) => draft.id === id));
  const found = wanted.flatMap((draft) => (draft === undefined ? [] : [judged(draft, snapshot, reader)]));
  if (found.length < wanted.length || found.length < COMPARED.min || found.length > COMPARED.max) {
    throw new NotFoundError("drafts to compare");
  }
  return { drafts: found, receivedOn: snapshot.receivedOn };
}

function judged({ draft, ...stored }: StoredDraft, snapshot: ChangeSnapshot, reader: Reader): JudgedDraft {
  const lines = linesOf(draft, snapshot).map(({ line }) => line);
  const preview = evaluate(evaluationInputOf(snapshot, { lines, preferredDate: draft.preferredDate }), reader);
  const errors = preview.errors.filter(({ code }) => code !== "EMPTY_REQUEST").map(({ message }) => message);
  return {
    ...stored,
    lineCount: lines.length,
    verdict: preview.verdict,
    errors: [...new Set(errors)],
    figures: comparedFigures(preview, snapshot.contract),
    says: preview.verdict === "refused" ? "" : submissionSentence(preview, lines, reader),
  };
}
