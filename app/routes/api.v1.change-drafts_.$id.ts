import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { answerOfDraft, draftChangeSchema } from "~/modules/changes/schemas/draft-answer";
import { changeDraft } from "~/modules/changes/server/change-drafts.server";
import { draftProblem } from "~/modules/changes/server/draft-problem.server";
import { proposedDraft } from "~/modules/changes/server/judged-drafts.server";
import { reviseDraft } from "~/modules/changes/server/write-draft.server";
import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { readerIn } from "~/platform/texts/texts.server";
import { answerApi, parseJsonBody } from "~/platform/web/api-answer.server";

/** `GET /api/v1/change-drafts/:id` */
export function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const user = await requireApiToken(request, context, "changes:read");
    const draft = await proposedDraft(context.server, user, params["id"] ?? "", readerIn(user.language));
    return Response.json(answerOfDraft(draft));
  });
}

/** `PATCH` changes it as it was seen, `DELETE` deletes it. */
export function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const user = await requireApiToken(request, context, "changes:write");
    const reader = readerIn(user.language);
    const draft = await proposedDraft(context.server, user, params["id"] ?? "", reader);
    if (request.method === "DELETE") {
      if (!draft.isOwn) return draftProblem({ kind: "not-owner" });
      await changeDraft(context.server, user, draft.id, { kind: "delete" });
      return Response.json(answerOfDraft(draft));
    }
    const { shared, ...asked } = await parseJsonBody(request, draftChangeSchema);
    const change = shared === undefined ? asked : { ...asked, isShared: shared };
    const result = await reviseDraft(context.server, user, draft.id, change);
    const now = (): Promise<typeof draft> => proposedDraft(context.server, user, draft.id, reader);
    if (result.kind === "stale") return draftProblem({ ...result, changeDraft: answerOfDraft(await now()) });
    return result.kind === "written" ? Response.json(answerOfDraft(await now())) : draftProblem(result);
  });
}
