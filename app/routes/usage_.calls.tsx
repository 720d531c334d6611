import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { requireSession } from "~/modules/identity/server/require-session.server";
import { getListedRecords } from "~/modules/usage/server/get-listed-records.server";
import { ListedRecordsPage } from "~/modules/usage/ui/listed-records-page";
import { orThrow404 } from "~/platform/web/or-throw-404.server";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { pageTitle } from "~/ui/page-title";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("usage")("callsTitle"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const language = await languageOf(request, session.language);
  const { search, searchParams } = new URL(request.url);
  const { parsed, page } = await orThrow404(getListedRecords(context.server, session, searchParams));
  // The report has the fields to put it right.
  if (parsed.kind !== "filter" || page === null) return redirect(`/usage${search}`);
  const isFirst = !searchParams.has("cursor");
  return {
    filter: parsed.filter,
    page,
    isFirst,
    seesAll: session.role === "owner",
    texts: pageTexts(language, "usage", "names", "tariffs"),
  };
}

export default function ListedRecordsRoute() {
  const found = useLoaderData<typeof loader>();
  return <ListedRecordsPage {...found} />;
}
