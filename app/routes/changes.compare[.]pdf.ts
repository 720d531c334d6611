import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

import { answerProposal } from "~/modules/changes/server/proposal/answer-proposal.server";
import { listDrafts } from "~/modules/changes/server/change-drafts.server";
import { requireDownloadSession } from "~/modules/identity/server/require-session.server";
import { languageOf } from "~/platform/texts/texts.server";
import { answerApi } from "~/platform/web/api-answer.server";

/** Drafts side by side as PDF. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const session = await requireDownloadSession(request, context);
    const namesNone = !new URL(request.url).searchParams.has("draft");
    // The page says what there would have to be.
    if (namesNone && (await listDrafts(context.server, session)).length === 0) return redirect("/changes/compare");
    const language = await languageOf(request, session.language);
    return answerProposal(request, context.server, session, { id: session.sessionId, language });
  });
}
