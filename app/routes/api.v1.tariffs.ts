import type { LoaderFunctionArgs } from "@remix-run/node";

import { productNotes } from "~/modules/catalogue/words/product-notes";
import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { answerOfTariffs } from "~/modules/usage/schemas/tariffs-answer";
import { getTariffs } from "~/modules/usage/server/get-tariffs.server";
import { readerIn } from "~/platform/texts/texts.server";
import { answerApi } from "~/platform/web/api-answer.server";
import { problem } from "~/platform/web/problem.server";

/** `GET /api/v1/tariffs?on=`: every product and number with its prices, of today or of a coming day. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { language } = await requireApiToken(request, context, "modules:read");
    const asked = new URL(request.url).searchParams.get("on");
    const { on, upcoming, list, pack } = await getTariffs(context.server, asked);
    if (asked !== null && asked !== on) {
      const days = [on, ...upcoming].join(", ");
      return problem(400, { code: "parameter-invalid", detail: `Not understood: on (one of ${days}).` });
    }
    const { products } = list;
    const serviceDeskPhone = context.server.settings.operator.phone;
    const notesOf = (code: string): readonly string[] => {
      const product = products.get(code);
      return product ? productNotes(product, { pack, products, serviceDeskPhone }, readerIn(language)) : [];
    };
    return Response.json(answerOfTariffs(on, upcoming, list, notesOf));
  });
}
