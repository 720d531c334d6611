import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { addToDraft } from "~/modules/changes/server/change-drafts.server";
import { deleteStarterTemplate } from "~/modules/changes/server/starter-templates.server";
import { requireRight, requireSession } from "~/modules/identity/server/require-session.server";
import { fieldOf } from "~/modules/inventory/schemas/person-forms";
import { getStartPage, keepTemplate } from "~/modules/overview/server/get-start-page.server";
import { StartPage } from "~/modules/overview/ui/start-page";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { orThrow404 } from "~/platform/web/or-throw-404.server";
import { pageTitle } from "~/ui/page-title";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("people", "names")("somebodyStarts"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  requireRight(session, "changes:write");
  const language = await languageOf(request, session.language);
  const basis = new URL(request.url).searchParams.get("basis") ?? "";
  const { view } = await getStartPage(context.server, session.customerId, { posted: null, basis, language });
  return { view, texts: pageTexts(language, "people", "names") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  requireRight(session, "changes:write");
  const { server } = context;
  const language = await languageOf(request, session.language);
  const posted = await request.formData();
  const intent = fieldOf(posted, "intent");
  if (intent === "delete-template") {
    await orThrow404(deleteStarterTemplate(server, session, fieldOf(posted, "template")));
    return redirect("/people/new#templates");
  }
  if (intent === "keep-template") {
    const problem = await keepTemplate(server, session, posted);
    if (problem === null) return redirect("/people/new#templates");
    const { view } = await getStartPage(server, session.customerId, { posted: null, basis: "", language });
    return data({ view: { ...view, problems: [problem] } }, { status: 422 });
  }
  const { view, lines } = await getStartPage(server, session.customerId, { posted, basis: "", language });
  if (intent === "add" && lines !== null) return redirect(await addToDraft(server, session, lines));
  return data({ view }, { status: lines === null ? 422 : 200 });
}

export default function Start() {
  const { view } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return <StartPage view={posted?.view ?? view} />;
}
