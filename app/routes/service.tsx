import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { requireSession } from "~/modules/identity/server/require-session.server";
import { ServicePage } from "~/modules/service/ui/service-page";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { getServiceOverview } from "~/modules/overview/server/get-service-overview.server";
import { pageTitle } from "~/ui/page-title";
import { useTexts } from "~/ui/texts";
import { textOf } from "~/format/texts";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(textOf(data?.texts, "title"), matches);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const [overview, language] = await Promise.all([
    getServiceOverview(context.server, session.customerId),
    languageOf(request, session.language),
  ]);
  return { overview, phone: context.server.settings.operator.phone, texts: pageTexts(language, "service") };
}

export default function Service() {
  const { overview, phone, texts } = useLoaderData<typeof loader>();
  return <ServicePage overview={overview} phone={phone} t={useTexts(texts)} />;
}
