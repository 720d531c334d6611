import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { answerOfPreview } from "~/modules/changes/schemas/change-answer";
import { idempotencyKeyOf } from "~/modules/changes/schemas/idempotency-key";
import { preparationOfBody, preparationSchema } from "~/modules/changes/schemas/prepared-schema";
import { isPageCursor } from "~/modules/changes/server/page-cursor.server";
import { listPrepared } from "~/modules/changes/server/prepared/get-prepared.server";
import { prepareChange } from "~/modules/changes/server/prepared/prepare-change.server";
import { answerInWords } from "~/modules/changes/server/prepared/prepared-answer.server";
import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerApi, parseJsonBody } from "~/platform/web/api-answer.server";
import { problem } from "~/platform/web/problem.server";

/** `GET /api/v1/prepared-requests`: newest first, a page at a time. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId, language } = await requireApiToken(request, context, "changes:read");
    const cursor = new URL(request.url).searchParams.get("cursor");
    if (!isPageCursor(cursor)) return problem(400, { code: "parameter-invalid", detail: "Not understood: cursor." });
    const { prepared, nextCursor } = await listPrepared(context.server, customerId, { cursor });
    return Response.json({ preparedRequests: prepared.map((each) => answerInWords(each, language)), nextCursor });
  });
}

/** `POST /api/v1/prepared-requests`: prepares a change. */
export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const principal = await requireApiToken(request, context, "changes:write");
    const idempotencyKey = idempotencyKeyOf(request.headers);
    if (idempotencyKey === false) return problem(400, { code: "idempotency-key-invalid" });
    const preparation = preparationOfBody(await parseJsonBody(request, preparationSchema));
    const { customerId, language } = principal;
    const result = await prepareChange(context.server, customerId, principal, { ...preparation, idempotencyKey });
    switch (result.kind) {
      case "prepared": {
        const headers = { Location: `/api/v1/prepared-requests/${result.prepared.id}` };
        return Response.json(answerInWords(result.prepared, language), { status: 201, headers });
      }
      case "not-signable":
        return problem(422, { code: "not-signable", members: { problems: result.problems } });
      case "refused":
        return problem(422, { code: "refused", members: { preview: answerOfPreview(result.preview) } });
      case "idempotency-conflict":
        return problem(422, { code: "idempotency-key-reused", detail: "This key was used with another body." });
      default:
        return result satisfies never;
    }
  });
}
