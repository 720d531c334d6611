import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { preparedChangeSchema } from "~/modules/changes/schemas/prepared-schema";
import { errorsOf } from "~/modules/changes/schemas/prepared-answer";
import { findingSentence } from "~/modules/changes/server/finding-sentence.server";
import { changePrepared, dropPrepared } from "~/modules/changes/server/prepared/change-prepared.server";
import { getPrepared } from "~/modules/changes/server/prepared/get-prepared.server";
import { answerInWords } from "~/modules/changes/server/prepared/prepared-answer.server";
import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerApi, parseJsonBody } from "~/platform/web/api-answer.server";
import { problem } from "~/platform/web/problem.server";

/** `GET /api/v1/prepared-requests/:id` */
export function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId, language } = await requireApiToken(request, context, "changes:read");
    return Response.json(answerInWords(await getPrepared(context.server, customerId, params["id"] ?? ""), language));
  });
}

/** `PATCH` signs it anew, `DELETE` drops it. */
export function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const principal = await requireApiToken(request, context, "changes:write");
    const { customerId, language } = principal;
    const { id } = await getPrepared(context.server, customerId, params["id"] ?? "");
    const result =
      request.method === "DELETE"
        ? await dropPrepared(context.server, customerId, id, principal)
        : await changePrepared(
            context.server,
            customerId,
            id,
            principal,
            await parseJsonBody(request, preparedChangeSchema),
          );
    switch (result.kind) {
      case "changed":
      case "dropped":
        return Response.json(answerInWords(result.prepared, language));
      case "ended":
        return problem(409, { code: "ended", detail: "It does not wait any more." });
      case "not-signable":
        return problem(422, { code: "not-signable", members: { problems: result.problems } });
      case "refused": {
        const errors = errorsOf(result.findings, (finding) => findingSentence(finding, language));
        return problem(422, { code: "refused", members: { errors, submittable: result.submittable } });
      }
      default:
        return result satisfies never;
    }
  });
}
