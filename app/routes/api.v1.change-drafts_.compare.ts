import type { LoaderFunctionArgs } from "@remix-run/node";

import { answerOfHolding, answerOfListedDraft } from "~/modules/changes/schemas/draft-answer";
import { comparedIds } from "~/modules/changes/server/compared-ids.server";
import { proposedDrafts } from "~/modules/changes/server/judged-drafts.server";
import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { readerIn } from "~/platform/texts/texts.server";
import { answerApi } from "~/platform/web/api-answer.server";

/** `GET /api/v1/change-drafts/compare?draft=…&draft=…` */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const user = await requireApiToken(request, context, "changes:read");
    const ids = comparedIds(request);
    const { drafts, snapshot, holding } = await proposedDrafts(context.server, user, ids, readerIn(user.language));
    return Response.json({
      receivedOn: snapshot.receivedOn,
      holds: answerOfHolding(holding),
      changeDrafts: drafts.map((draft) => ({ ...answerOfListedDraft(draft), holds: answerOfHolding(draft.holding) })),
    });
  });
}
