import type { LoaderFunctionArgs } from "@remix-run/node";

import { comparedIds } from "~/modules/changes/server/compared-ids.server";
import { answerProposal } from "~/modules/changes/server/proposal/answer-proposal.server";
import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerApi } from "~/platform/web/api-answer.server";

/** `GET /api/v1/change-drafts/compare.pdf?draft=…` */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const user = await requireApiToken(request, context, "changes:read");
    comparedIds(request);
    return answerProposal(request, context.server, user, { id: user.tokenId, language: null });
  });
}
