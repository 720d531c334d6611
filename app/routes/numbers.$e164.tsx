import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { addToDraft } from "~/modules/changes/server/change-drafts.server";
import { requireRight, requireSession } from "~/modules/identity/server/require-session.server";
import { numberOfPath } from "~/modules/inventory/schemas/numbers-filter-schema";
import { getNumberPage } from "~/modules/overview/server/get-number.server";
import { NumberPage } from "~/modules/overview/ui/number-page";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { orThrow404 } from "~/platform/web/or-throw-404.server";
import { pageTitle } from "~/ui/page-title";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("names")("number"));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  requireRight(session, "changes:write");
  const language = await languageOf(request, session.language);
  const e164 = numberOfPath(params["e164"] ?? "");
  const { view } = await orThrow404(
    getNumberPage(context.server, session.customerId, e164, { posted: null, language }),
  );
  return { view, texts: pageTexts(language, "people", "names") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  requireRight(session, "changes:write");
  const language = await languageOf(request, session.language);
  const e164 = numberOfPath(params["e164"] ?? "");
  const posted = await request.formData();
  const { view, lines } = await orThrow404(
    getNumberPage(context.server, session.customerId, e164, { posted, language }),
  );
  if (lines !== null) return redirect(await addToDraft(context.server, session, lines));
  return data({ view }, { status: 422 });
}

export default function NumberRoute() {
  const { view } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return <NumberPage view={posted?.view ?? view} />;
}
