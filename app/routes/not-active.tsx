import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { requireSignedIn } from "~/modules/identity/server/require-session.server";
import { NotActivePage } from "~/modules/service/ui/not-active-page";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { getInstallation } from "~/modules/overview/server/get-installation.server";
import { pageTitle } from "~/ui/page-title";
import { useTexts } from "~/ui/texts";
import { textOf } from "~/format/texts";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(textOf(data?.texts, "title"), matches);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSignedIn(request, context);
  if (session.active) return redirect("/");
  const { customerId, customerName, customerNumber, email } = session;
  const [installation, language] = await Promise.all([
    getInstallation(context.server, customerId),
    languageOf(request, session.language),
  ]);
  return {
    installation,
    customer: { name: customerName, number: customerNumber },
    email,
    phone: context.server.settings.operator.phone,
    texts: pageTexts(language, "not-active"),
  };
}

export default function NotActive() {
  const { installation, customer, email, phone, texts } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  return <NotActivePage installation={installation} customer={customer} email={email} phone={phone} t={t} />;
}
