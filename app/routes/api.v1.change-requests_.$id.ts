import type { LoaderFunctionArgs } from "@remix-run/node";

import { answerOfRequest } from "~/modules/changes/schemas/change-answer";
import { getChangeRequest } from "~/modules/changes/server/get-change-request.server";
import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerApi } from "~/platform/web/api-answer.server";

/** `GET /api/v1/change-requests/:id` */
export function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId } = await requireApiToken(request, context, "changes:read");
    return Response.json(answerOfRequest(await getChangeRequest(context.server, customerId, params["id"] ?? "")));
  });
}
