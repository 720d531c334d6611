import type { ActionFunctionArgs } from "@remix-run/node";

import { findingSentence } from "~/modules/changes/server/finding-sentence.server";
import { answerOfRequest } from "~/modules/changes/schemas/change-answer";
import { cancellationSchema } from "~/modules/changes/schemas/proposal-schema";
import { cancelChange } from "~/modules/changes/server/cancel-change.server";
import { requireChangeRequest } from "~/modules/changes/server/get-change-request.server";
import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerApi, parseJsonBody } from "~/platform/web/api-answer.server";
import { problem } from "~/platform/web/problem.server";

/** `POST /api/v1/change-requests/:id/cancel`: takes back all that is queued, or the lines that are named. */
export function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId, email, language } = await requireApiToken(request, context, "changes:write");
    const id = params["id"] ?? "";
    await requireChangeRequest(context.server, customerId, id);
    const { lines } = await parseJsonBody(request, cancellationSchema);
    const result = await cancelChange(context.server, customerId, id, lines, { email });
    switch (result.kind) {
      case "cancelled":
        return Response.json(answerOfRequest(result.request));
      case "too-late":
        return problem(409, { code: "too-late", members: { lines: result.lines } });
      case "would-not-hold": {
        const errors = result.obstacles.map(({ finding, lines: caused }) => ({
          code: finding.code,
          message: findingSentence(finding, language),
          lines: caused,
        }));
        const named = [...new Set(result.obstacles.flatMap((obstacle) => obstacle.lines))];
        return problem(409, { code: "would-not-hold", members: { lines: named, errors, together: result.together } });
      }
      default:
        return result satisfies never;
    }
  });
}
