import { randomUUID } from "node:crypto";

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { idempotencyKeyOf } from "~/modules/changes/schemas/idempotency-key";
import { answerOfPlan } from "~/modules/changes/schemas/shrink-answer";
import { parseShrinkQuery, shrinkOrderSchema, wishOf } from "~/modules/changes/schemas/shrink-schema";
import { answerInWords } from "~/modules/changes/server/prepared/prepared-answer.server";
import { getShrinkPlan } from "~/modules/changes/server/shrink/get-shrink-plan.server";
import { makeShrinkPlan } from "~/modules/changes/server/shrink/make-shrink-plan.server";
import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerApi, parseJsonBody } from "~/platform/web/api-answer.server";
import { problem } from "~/platform/web/problem.server";

/** `GET /api/v1/shrink-plans`: what it costs to have fewer users. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId } = await requireApiToken(request, context, "changes:read");
    const query = parseShrinkQuery(new URL(request.url).searchParams);
    if ("wrong" in query)
      return problem(400, { code: "not-parseable", detail: `The parameter ${query.wrong} is not possible.` });
    const { outcome, rulePack } = await getShrinkPlan(context.server, customerId, query.wish);
    if (outcome.kind !== "planned") return problem(422, { code: "no-plan", members: { problem: outcome.problem } });
    return Response.json(answerOfPlan(outcome.plan, rulePack));
  });
}

/** `POST /api/v1/shrink-plans`: makes a plan. */
export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const principal = await requireApiToken(request, context, "changes:write");
    const idempotencyKey = idempotencyKeyOf(request.headers);
    if (idempotencyKey === false) return problem(400, { code: "idempotency-key-invalid" });
    const { category, users, profileIds, strategy, token } = await parseJsonBody(request, shrinkOrderSchema);
    const wish = wishOf(category, users ?? null, profileIds ?? []);
    const key = idempotencyKey ?? randomUUID();
    const result = await makeShrinkPlan(context.server, principal, { wish, strategy, token, key });
    switch (result.kind) {
      case "made": {
        const { drafts, prepared } = result.made;
        const preparedRequests = prepared.map((each) => answerInWords(each, principal.language));
        return Response.json({ drafts, preparedRequests }, { status: 201 });
      }
      case "changed": {
        const { outcome, rulePack } = result;
        if (outcome.kind !== "planned") return problem(422, { code: "no-plan", members: { problem: outcome.problem } });
        return problem(409, { code: "stale", members: { plan: answerOfPlan(outcome.plan, rulePack) } });
      }
      case "too-many-drafts":
        return problem(409, { code: "too-many-drafts" });
      case "not-signable":
        return problem(409, { code: "not-signable", members: { problems: result.problems } });
      case "idempotency-conflict":
        return problem(422, { code: "idempotency-key-reused", detail: "This key was used with another body." });
      default:
        return result satisfies never;
    }
  });
}
