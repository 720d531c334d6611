import * as z from "zod";

import {
  comparisonAnswer,
  draftAnswer,
  draftChangeSchema,
  draftListAnswer,
  newDraftSchema,
} from "~/modules/changes/schemas/draft-answer";
import { notFound, told, type Answer, type Operation } from "./operation";
import { problemAnswer, problemWithDraft, problemWithLostLines } from "./problem-answers";

const draftId = z.object({ id: told(z.guid(), "of the draft") });
const compared = z.object({
  draft: told(z.array(z.guid()).max(4).optional(), "once for each draft, at most four; those that were changed last"),
});

const notWritten: Answer = {
  description: "lines that a draft can't keep, a draft that is too large, or too many of them: nothing was written",
  schema: problemWithLostLines,
};
const tooMany: Answer = { description: "more than four drafts", schema: problemAnswer };
/** Drafts of changes, and what they come to side by side. */
export const draftOperations: readonly Operation[] = [
  {
    method: "get",
    path: "/api/v1/change-drafts",
    summary: "Drafts of the token's user, then those that colleagues share, the last changed first; at most 200",
    scope: "changes:read",
    answers: { 200: { description: "the drafts, each as if it were received today", schema: draftListAnswer } },
  },
  {
    method: "post",
    path: "/api/v1/change-drafts",
    summary: "Keep a change as a draft. It reserves nothing",
    scope: "changes:write",
    takes: newDraftSchema,
    answers: { 201: { description: "kept", schema: draftAnswer }, 422: notWritten },
  },
  {
    method: "get",
    path: "/api/v1/change-drafts/compare",
    summary: "Drafts side by side, and until when their figures hold",
    scope: "changes:read",
    parameters: { query: compared },
    answers: { 200: { description: "what they come to", schema: comparisonAnswer }, 400: tooMany, 404: notFound },
  },
  {
    method: "get",
    path: "/api/v1/change-drafts/compare.pdf",
    summary: "The proposal: drafts side by side, or one alone, as PDF",
    scope: "changes:read",
    parameters: { query: compared },
    answers: { 200: { description: "the document", mediaType: "application/pdf" }, 400: tooMany, 404: notFound },
  },
  {
    method: "get",
    path: "/api/v1/change-drafts/{id}",
    summary: "A draft with its lines and its preview",
    scope: "changes:read",
    parameters: { path: draftId },
    answers: { 200: { description: "the draft, as if it were received today", schema: draftAnswer }, 404: notFound },
  },
  {
    method: "patch",
    path: "/api/v1/change-drafts/{id}",
    summary:
      "Change a draft as it was seen; what is left out stays. What it asks is anybody's who sees it, the rest its owner's",
    scope: "changes:write",
    parameters: { path: draftId },
    takes: draftChangeSchema,
    answers: {
      200: { description: "as it is now", schema: draftAnswer },
      404: notFound,
      409: { description: "it has another revision: nothing was written", schema: problemWithDraft },
      422: notWritten,
    },
  },
  {
    method: "delete",
    path: "/api/v1/change-drafts/{id}",
    summary: "Delete a draft of one's own",
    scope: "changes:write",
    parameters: { path: draftId },
    answers: { 200: { description: "deleted; as it was", schema: draftAnswer }, 404: notFound },
  },
];
