import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { requireSession } from "~/modules/identity/server/require-session.server";
import { getUsedRecords } from "~/modules/usage/server/list-used-records.server";
import { UsedRecordsPage } from "~/modules/usage/ui/used-records-page";
import { orThrow404 } from "~/platform/web/or-throw-404.server";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { pageTitle } from "~/ui/page-title";
import { useTexts } from "~/ui/texts";
import { textOf } from "~/format/texts";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(textOf(data?.texts, "callsTitle"), matches);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const language = await languageOf(request, session.language);
  const { search, searchParams } = new URL(request.url);
  const { parsed, page } = await orThrow404(getUsedRecords(context.server, session, searchParams));
  // The report has the fields to put it right.
  if (parsed.kind !== "filter" || page === null) return redirect(`/usage${search}`);
  const isFirst = !searchParams.has("cursor");
  return {
    filter: parsed.filter,
    page,
    isFirst,
    seesAll: session.role === "owner",
    texts: pageTexts(language, "usage"),
  };
}

export default function UsedRecordsRoute() {
  const { texts, ...found } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  return <UsedRecordsPage {...found} t={t} />;
}
