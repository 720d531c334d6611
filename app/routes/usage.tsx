import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { hasRight } from "~/modules/identity/domain/rights";
import { requireSession } from "~/modules/identity/server/require-session.server";
import { getAskedUsageReport } from "~/modules/usage/server/get-usage-report.server";
import { UsagePage } from "~/modules/usage/ui/usage-page";
import { orNotFound } from "~/platform/web/or-not-found.server";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { pageTitle } from "~/ui/page-title";
import { useTexts } from "~/ui/texts";
import { textOf } from "~/format/texts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(textOf(data?.texts, "title"), matches);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const language = await languageOf(request, session.language);
  const query = new URL(request.url).searchParams;
  const found = await orNotFound(getAskedUsageReport(context.server, session.customerId, query, language));
  const { asked, ...shown } = found;
  return data(
    {
      ...shown,
      filter: asked.kind === "filter" ? asked.filter : null,
      own: {
        from: query.get("from") ?? "",
        to: query.get("to") ?? "",
        errors: asked.kind === "wrong" ? asked.errors : {},
      },
      mayAssign: hasRight(session.role, "cost-centres:write"),
      texts: pageTexts(language, "usage"),
    },
    { status: asked.kind === "wrong" ? 400 : 200 },
  );
}

export default function UsageRoute() {
  const { texts, ...found } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  return <UsagePage {...found} t={t} />;
}
