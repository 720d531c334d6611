import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { ServerContext } from "~/platform/context.server";
import type { Reader } from "~/format/texts";
import type { ChangeLine } from "../domain/change-line";
import { linesOf } from "../domain/desk/change-draft";
import { evaluationInputOf, type ChangeSnapshot } from "../domain/desk/change-snapshot";
import { comparedFigures, untilContractEnd, type ComparedFigures } from "../domain/desk/compared-figures";
import { holdingOf, holdingTogether, type Holding } from "../domain/desk/holding";
import type { ProposedDraft } from "../domain/desk/proposed-draft";
import { assess } from "../domain/evaluation/assess";
import { explain } from "../domain/evaluation/explanation";
import { previewOf } from "../words/preview-in-words";
import type { Preview } from "../domain/preview";
import { submissionSentence } from "../words/submission-sentence";
import { getDraft, getDrafts, listDrafts, type DraftUser, type StoredDraft } from "./change-drafts.server";
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

/** The most drafts that stand side by side. */
export const MOST_COMPARED = 4;

/** Returns the drafts that a user sees, each judged afresh. */
export async function judgedDrafts(context: Context, user: DraftUser, reader: Reader): Promise<JudgedDraft[]> {
  return (await everyProposedDraft(context, user, reader)).map((draft) => judged(draft, reader));
}

/** Returns the drafts that a user sees with their lines and verdicts, without until when they hold. */
export async function everyProposedDraft(context: Context, user: DraftUser, reader: Reader): Promise<ProposedDraft[]> {
  const [drafts, { snapshot }] = await Promise.all([
    listDrafts(context, user),
    getChangeDesk(context, user.customerId),
  ]);
  return drafts.map((draft) => proposed(draft, snapshot, null, reader));
}

/** Returns a draft with its lines and verdict, or answers 404. */
export async function proposedDraft(
  context: Context,
  user: DraftUser,
  id: string,
  reader: Reader,
): Promise<ProposedDraft> {
  const [draft, { snapshot }] = await Promise.all([
    getDraft(context, user, id),
    getChangeDesk(context, user.customerId),
  ]);
  return proposed(draft, snapshot, null, reader);
}

/** A draft beside others, with until when it holds; null when it cannot be submitted. */
export type ComparedDraft = JudgedDraft & { readonly holding: Holding | null };

/** Drafts side by side, as if each were received today. */
export type ComparedDrafts = {
  readonly drafts: readonly ComparedDraft[];
  readonly receivedOn: ChangeSnapshot["receivedOn"];
  /** From which time on what arrives counts as received the next day (R3.3). */
  readonly cutOffTime: string | null;
  /** Until when all of it holds; null when nothing of it can be submitted. */
  readonly holding: Holding | null;
};

/** Returns the drafts of some ids in their order, at most as many as can stand side by side; the last changed ones for no id. Throws a
 *  NotFoundError when one is not there for the user. */
export async function comparedDrafts(
  context: Context,
  user: DraftUser,
  ids: readonly string[],
  reader: Reader,
): Promise<ComparedDrafts> {
  const { drafts, snapshot, holding } = await proposedDrafts(context, user, ids, reader);
  return {
    drafts: drafts.map((draft) => ({ ...judged(draft, reader), holding: draft.holding })),
    receivedOn: snapshot.receivedOn,
    cutOffTime: snapshot.rulePack.receipt.cutOffTime,
    holding,
  };
}

/** Drafts side by side with everything that leads to their figures. */
export type ProposedDrafts = {
  readonly drafts: readonly ProposedDraft[];
  readonly snapshot: ChangeSnapshot;
  readonly holding: Holding | null;
};

/** Returns what `comparedDrafts` does, with the lines of each draft and how each of its figures came about. */
export async function proposedDrafts(
  context: Context,
  user: DraftUser,
  ids: readonly string[],
  reader: Reader,
): Promise<ProposedDrafts> {
  const { rulePacks } = await loadCatalogue(context);
  const [drafts, { snapshot }] = await Promise.all([
    ids.length === 0 ? listDrafts(context, user) : getDrafts(context, user, ids.slice(0, MOST_COMPARED)),
    getChangeDesk(context, user.customerId),
  ]);
  const compared = drafts.slice(0, MOST_COMPARED).map((draft) => proposed(draft, snapshot, rulePacks, reader));
  return { drafts: compared, snapshot, holding: holdingTogether(compared.map(({ holding }) => holding)) };
}

/** Without rule packs it is not told until when it holds. */
function proposed(
  { draft, ...stored }: StoredDraft,
  snapshot: ChangeSnapshot,
  rulePacks: readonly RulePack[] | null,
  reader: Reader,
): ProposedDraft {
  const { preferredDate } = draft;
  const lines: ChangeLine[] = linesOf(draft, snapshot).map(({ line }) => line);
  const input = evaluationInputOf(snapshot, { lines, preferredDate });
  const assessment = assess(input);
  const preview = previewOf(assessment, input, reader);
  return {
    ...stored,
    lines,
    preferredDate,
    preview,
    figures: comparedFigures(preview, snapshot.contract),
    untilEnd: untilContractEnd(preview, snapshot.contract),
    explanation: explain(assessment, input),
    holding: rulePacks === null ? null : holdingOf(input, assessment, rulePacks),
  };
}

function judged(
  {
    lines,
    preferredDate: _date,
    preview,
    untilEnd: _end,
    explanation: _why,
    holding: _until,
    ...stored
  }: ProposedDraft,
  reader: Reader,
): JudgedDraft {
  const errors = preview.errors.filter(({ code }) => code !== "EMPTY_REQUEST").map(({ message }) => message);
  return {
    ...stored,
    lineCount: lines.length,
    verdict: preview.verdict,
    errors: [...new Set(errors)],
    says: preview.verdict === "refused" ? "" : submissionSentence(preview, lines, reader),
  };
}
