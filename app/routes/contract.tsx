import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { ContractPage } from "~/modules/contract/ui/contract-page";
import { requireSession } from "~/modules/identity/server/require-session.server";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { getContractOverview } from "~/modules/overview/server/get-contract-overview.server";
import { pageTitle } from "~/ui/page-title";
import { useTexts } from "~/ui/texts";
import { textOf } from "~/format/texts";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(textOf(data?.texts, "title"), matches);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const [overview, language] = await Promise.all([
    getContractOverview(context.server, session.customerId),
    languageOf(request, session.language),
  ]);
  const { name, street, postalCode, city, phone, email } = context.server.settings.operator;
  return {
    overview,
    operator: { name, street, postalCode, city, phone, email },
    texts: pageTexts(language, "contract", "allowance"),
  };
}

export default function Contract() {
  const { overview, operator, texts } = useLoaderData<typeof loader>();
  return <ContractPage overview={overview} operator={operator} t={useTexts(texts)} />;
}
