import type { LoaderFunctionArgs } from "@remix-run/node";

import { firstDayOf, lastDayOf } from "~/kernel/billing-period";
import { supportedMonth } from "~/modules/catalogue/schemas/supported-date-schema";
import { requireApiToken } from "~/modules/identity/server/require-api-token.server";
import { ALL_USAGE } from "~/modules/usage/domain/reports/usage-filter";
import { isUsageGrouping } from "~/modules/usage/domain/reports/usage-report";
import { answerOfUsage } from "~/modules/usage/schemas/usage-answer";
import { getUsageReport } from "~/modules/usage/server/get-usage-report.server";
import { answerApi } from "~/platform/web/api-answer.server";
import { problem } from "~/platform/web/problem.server";

/** `GET /api/v1/usage?period=YYYY-MM&groupBy=`: what a month's usage came to, in groups; by category unless asked otherwise. */
export function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const { customerId, language } = await requireApiToken(request, context, "usage:read");
    const query = new URL(request.url).searchParams;
    const period = supportedMonth.safeParse(query.get("period")).data ?? null;
    const groupBy = query.get("groupBy") ?? "category";
    const wrong = [
      ...(period === null ? ["period (a month, YYYY-MM, of 2000–2199)"] : []),
      ...(isUsageGrouping(groupBy) ? [] : ["groupBy"]),
    ];
    if (period === null || !isUsageGrouping(groupBy)) {
      return problem(400, { code: "parameter-invalid", detail: `Not understood: ${wrong.join(", ")}.` });
    }
    const selection = { ...ALL_USAGE, period: { from: firstDayOf(period), until: lastDayOf(period) } };
    const filter = { selection, groupBy, compareWith: "none" } as const;
    return Response.json(answerOfUsage(period, await getUsageReport(context.server, customerId, filter, language)));
  });
}
