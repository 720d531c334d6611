import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerOfPeople } from "~/modules/overview/schemas/people-answer";
import { getPeople } from "~/modules/overview/server/get-people.server";
import { answerApi } from "~/platform/web/api-answer.server";

/** `GET /api/v1/people`: who has what, over all modules. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId } = await requireApiToken(request, context, "modules:read");
    return Response.json(answerOfPeople(await getPeople(context.server, customerId)));
  });
}
