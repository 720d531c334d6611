import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { answerOfPreview, answerOfRequest } from "~/modules/changes/schemas/change-answer";
import { idempotencyKeyOf } from "~/modules/changes/schemas/idempotency-key";
import { parseSearch } from "~/modules/changes/schemas/search-schema";
import { submittedChangeSchema } from "~/modules/changes/schemas/proposal-schema";
import { listChangeRequests } from "~/modules/changes/server/get-change-request.server";
import { isPageCursor } from "~/modules/changes/server/page-cursor.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerApi, parseJsonBody } from "~/platform/web/api-answer.server";
import { problem } from "~/platform/web/problem.server";

/** `GET /api/v1/change-requests`: newest first, a page at a time. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId } = await requireApiToken(request, context, "changes:read");
    const { searchParams } = new URL(request.url);
    const cursor = searchParams.get("cursor");
    if (!isPageCursor(cursor)) return problem(400, { code: "parameter-invalid", detail: "Not understood: cursor." });
    const { changeRequests, nextCursor } = await listChangeRequests(context.server, customerId, {
      cursor,
      search: parseSearch(searchParams),
    });
    return Response.json({ changeRequests: changeRequests.map(answerOfRequest), nextCursor });
  });
}

/** `POST /api/v1/change-requests`: submits a change. */
export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const principal = await requireApiToken(request, context, "changes:write");
    const idempotencyKey = idempotencyKeyOf(request.headers);
    if (idempotencyKey === false) return problem(400, { code: "idempotency-key-invalid" });
    const change = await parseJsonBody(request, submittedChangeSchema);
    const result = await submitChange(context.server, principal.customerId, principal, { ...change, idempotencyKey });
    switch (result.kind) {
      case "queued": {
        const headers = { Location: `/api/v1/change-requests/${result.request.id}` };
        return Response.json(answerOfRequest(result.request), { status: 201, headers });
      }
      case "stale":
        return problem(409, { code: "stale", members: { preview: answerOfPreview(result.preview) } });
      case "refused":
        return problem(422, { code: "refused", members: { preview: answerOfPreview(result.preview) } });
      case "idempotency-conflict":
        return problem(422, { code: "idempotency-key-reused", detail: "This key was used with another body." });
      default:
        return result satisfies never;
    }
  });
}
