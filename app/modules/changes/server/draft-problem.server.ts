import { problem } from "~/platform/web/problem.server";
import { MOST_DRAFTS } from "./change-drafts.server";
import type { RevisedDraft } from "./write-draft.server";

/** Why a draft was not written, or is not deleted. */
export type DraftProblem =
  | Exclude<RevisedDraft, { kind: "written" } | { kind: "stale" }>
  /** With the draft as it is now. */
  | { readonly kind: "stale"; readonly changeDraft: object };

/** Returns the problem details of a draft that was not written. */
export function draftProblem(found: DraftProblem): Response {
  switch (found.kind) {
    case "lines-lost":
      return problem(422, {
        code: "lines-not-kept",
        detail: "A draft can't keep these lines: nothing is there to change, or another line contradicts them.",
        members: { lines: found.lines },
      });
    case "too-large":
      return problem(422, { code: "draft-too-large", detail: "A draft can't hold this much, or a field that long." });
    case "too-many":
      return problem(422, { code: "too-many-drafts", detail: `A user keeps at most ${String(MOST_DRAFTS)} drafts.` });
    case "nameless":
      return problem(422, { code: "name-required", detail: "Only a draft with a name can be shared." });
    case "not-owner":
      return problem(403, { code: "owner-only", detail: "Only its owner names, shares and deletes a draft." });
    case "stale":
      return problem(409, {
        code: "stale",
        detail: "It was changed since: nothing was written.",
        members: { changeDraft: found.changeDraft },
      });
    default:
      return found satisfies never;
  }
}
