import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerApi } from "~/platform/web/api-answer.server";
import { serverText } from "~/platform/texts/texts.server";
import { getModules } from "~/modules/overview/server/get-modules.server";
import { modulesAnswer } from "~/modules/overview/domain/modules-answer";

/** `GET /api/v1/modules`: what is in service, per module. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId, language } = await requireApiToken(request, context, "modules:read");
    const modules = await getModules(context.server, customerId);
    return Response.json(modulesAnswer(modules, (category) => serverText(language, "modules", `name.${category}`)));
  });
}
