import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerApi } from "~/platform/web/api-answer.server";
import { readerIn } from "~/platform/texts/texts.server";
import { getModules } from "~/modules/overview/server/get-modules.server";
import { answerOfModules } from "~/modules/overview/schemas/modules-answer";

/** `GET /api/v1/modules`: what is in service, per module. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId, language } = await requireApiToken(request, context, "modules:read");
    const modules = await getModules(context.server, customerId);
    return Response.json(
      answerOfModules(modules, (category) => readerIn(language).texts("names")(`category.${category}`)),
    );
  });
}
