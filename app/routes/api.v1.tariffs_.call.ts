import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { askedInAddress } from "~/modules/usage/domain/tariffs/asked-destination";
import { answerOfCallTariff } from "~/modules/usage/schemas/tariffs-answer";
import { findCallPrices } from "~/modules/usage/server/find-call-prices.server";
import { getTariffs } from "~/modules/usage/server/get-tariffs.server";
import { answerApi } from "~/platform/web/api-answer.server";
import { problem } from "~/platform/web/problem.server";

/** `GET /api/v1/tariffs/call?to=&on=`: what a call to a number, the beginning of one, or a country costs. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId } = await requireApiToken(request, context, "usage:read");
    const query = new URL(request.url).searchParams;
    const to = askedInAddress(query.get("to") ?? "");
    const { on, sheet } = await getTariffs(context.server, query.get("on"));
    const isDay = query.get("on") === null || query.get("on") === on;
    const found = await findCallPrices(context.server, customerId, to, on);
    if (!isDay || found.asked.kind === "nothing" || found.asked.kind === "impossible") {
      const wrong = isDay ? "to (a number, its first digits, or a country)" : "on (today, or a day of other rates)";
      return problem(400, { code: "parameter-invalid", detail: `Not understood: ${wrong}.` });
    }
    if (sheet === null || found.prices.length === 0) {
      return problem(404, { code: "not-found", detail: "No number begins like that, and no country is called that." });
    }
    return Response.json(answerOfCallTariff({ on, validFrom: sheet.validFrom }, to, found));
  });
}
