import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerApi } from "~/platform/api-answer.server";
import { serverText } from "~/platform/texts.server";
import { getModules } from "~/processes/overview/get-modules.server";
import { modulesAnswer } from "~/processes/overview/modules-answer";

/** `GET /api/v1/modules`: what is in service, per module. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId, language } = await requireApiToken(request, context, "modules:read");
    const modules = await getModules(context.server, customerId);
    return Response.json(modulesAnswer(modules, (category) => serverText(language, "modules", `name.${category}`)));
  });
}
