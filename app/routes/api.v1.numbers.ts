import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerOfNumbers } from "~/modules/overview/schemas/people-answer";
import { getNumbers } from "~/modules/overview/server/get-numbers.server";
import { answerApi } from "~/platform/web/api-answer.server";

/** `GET /api/v1/numbers`: every telephone number and who has it. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId } = await requireApiToken(request, context, "modules:read");
    return Response.json(answerOfNumbers(await getNumbers(context.server, customerId)));
  });
}
