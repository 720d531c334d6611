import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { answerOfRequest } from "~/modules/changes/schemas/change-answer";
import { answerOfMove, answerOfTogether, moveSchema } from "~/modules/changes/schemas/move-schema";
import { findingSentence } from "~/modules/changes/server/finding-sentence.server";
import { getChangeRequest, requireChangeRequest } from "~/modules/changes/server/get-change-request.server";
import { moveChange } from "~/modules/changes/server/move-change.server";
import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerApi, parseJsonBody } from "~/platform/web/api-answer.server";
import { problem } from "~/platform/web/problem.server";

/** `GET /api/v1/change-requests/:id` */
export function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId } = await requireApiToken(request, context, "changes:read");
    return Response.json(answerOfRequest(await getChangeRequest(context.server, customerId, params["id"] ?? "")));
  });
}

/** `PATCH /api/v1/change-requests/:id`: moves queued lines to other days. */
export function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId, email, language } = await requireApiToken(request, context, "changes:write");
    const id = params["id"] ?? "";
    await requireChangeRequest(context.server, customerId, id);
    const { lines, previewToken } = await parseJsonBody(request, moveSchema);
    const result = await moveChange(context.server, customerId, id, lines, { previewToken, email });
    switch (result.kind) {
      case "moved":
        return Response.json(answerOfRequest(result.request));
      case "too-late":
        return problem(409, { code: "too-late", members: { lines: result.lines } });
      case "stale":
        return problem(409, { code: "stale", members: { preview: answerOfMove(result.move) } });
      case "refused": {
        const errors = result.move.obstacles.map(({ finding, lines: about }) => ({
          code: finding.code,
          message: findingSentence(finding, language),
          lines: about,
        }));
        return problem(422, {
          code: "refused",
          members: {
            errors,
            preview: answerOfMove(result.move),
            together: result.together && answerOfTogether(result.together),
          },
        });
      }
      default:
        return result satisfies never;
    }
  });
}
