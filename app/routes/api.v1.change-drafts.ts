import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { answerOfDraft, answerOfListedDraft, newDraftSchema } from "~/modules/changes/schemas/draft-answer";
import { draftProblem } from "~/modules/changes/server/draft-problem.server";
import { everyProposedDraft, proposedDraft } from "~/modules/changes/server/judged-drafts.server";
import { createDraft } from "~/modules/changes/server/write-draft.server";
import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { readerIn } from "~/platform/texts/texts.server";
import { answerApi, parseJsonBody } from "~/platform/web/api-answer.server";

/** `GET /api/v1/change-drafts`: those of the user, then those that colleagues share. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const user = await requireApiToken(request, context, "changes:read");
    const drafts = await everyProposedDraft(context.server, user, readerIn(user.language));
    return Response.json({ changeDrafts: drafts.map(answerOfListedDraft) });
  });
}

/** `POST /api/v1/change-drafts`: keeps lines under a name. */
export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const user = await requireApiToken(request, context, "changes:write");
    const { shared, ...asked } = await parseJsonBody(request, newDraftSchema);
    const result = await createDraft(context.server, user, { ...asked, isShared: shared });
    if (result.kind !== "written") return draftProblem(result);
    const made = await proposedDraft(context.server, user, result.id, readerIn(user.language));
    const headers = { Location: `/api/v1/change-drafts/${result.id}` };
    return Response.json(answerOfDraft(made), { status: 201, headers });
  });
}
