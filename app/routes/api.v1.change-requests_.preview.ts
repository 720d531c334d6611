import type { ActionFunctionArgs } from "@remix-run/node";

import { answerOfPreview } from "~/modules/changes/schemas/change-answer";
import { submittedChangeSchema } from "~/modules/changes/schemas/proposal-schema";
import { previewChange } from "~/modules/changes/server/preview-change.server";
import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerApi, parseJsonBody } from "~/platform/web/api-answer.server";

/** `POST /api/v1/change-requests/preview`: what a change would mean; stores nothing. */
export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId, language } = await requireApiToken(request, context, "changes:read");
    const change = await parseJsonBody(request, submittedChangeSchema);
    return Response.json(answerOfPreview(await previewChange(context.server, customerId, change, language)));
  });
}
