import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { requireSession } from "~/modules/identity/server/require-session.server";
import { showTariffs } from "~/modules/usage/server/show-tariffs.server";
import { TariffsPage } from "~/modules/usage/ui/tariffs-page";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { pageTitle } from "~/ui/page-title";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("tariffs")("title"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const language = await languageOf(request, session.language);
  const query = new URL(request.url).searchParams;
  const shown = await showTariffs(context.server, session.customerId, query, language);
  return { ...shown, texts: pageTexts(language, "tariffs", "names", "usage") };
}

export default function TariffsRoute() {
  const found = useLoaderData<typeof loader>();
  return <TariffsPage {...found} />;
}
