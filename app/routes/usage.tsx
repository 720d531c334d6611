import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { hasRight } from "~/modules/identity/domain/rights";
import { requireSession } from "~/modules/identity/server/require-session.server";
import { getRequestedUsageReport } from "~/modules/usage/server/get-usage-report.server";
import { parseRowsAsked } from "~/modules/usage/schemas/usage-filter";
import { UsagePage } from "~/modules/usage/ui/usage-page";
import { orThrow404 } from "~/platform/web/or-throw-404.server";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("shell")("pageUsage"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const language = await languageOf(request, session.language);
  const query = new URL(request.url).searchParams;
  const found = await orThrow404(getRequestedUsageReport(context.server, session.customerId, query, language));
  const { parsed, ...shown } = found;
  return data(
    {
      ...shown,
      filter: parsed.kind === "filter" ? parsed.filter : null,
      own: {
        from: query.get("from") ?? "",
        to: query.get("to") ?? "",
        errors: parsed.kind === "wrong" ? parsed.errors : {},
      },
      rows: parseRowsAsked(query),
      mayAssign: hasRight(session.role, "cost-centres:write"),
      texts: pageTexts(language, "usage", "names", "tariffs", "fair-use"),
    },
    { status: parsed.kind === "wrong" ? 400 : 200 },
  );
}

export default function UsageRoute() {
  const found = useLoaderData<typeof loader>();
  return <UsagePage {...found} />;
}
