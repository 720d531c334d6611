import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { pathToPrepare } from "~/modules/changes/domain/desk/prepares-on";
import { addToDraft } from "~/modules/changes/server/change-drafts.server";
import { requireRight, requireSession } from "~/modules/identity/server/require-session.server";
import { getLeavePage } from "~/modules/overview/server/get-leave-page.server";
import { LeavePage } from "~/modules/overview/ui/leave-page";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { orThrow404 } from "~/platform/web/or-throw-404.server";
import { pageTitle } from "~/ui/page-title";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, (reader) => reader.texts("people", "names")("leavesNamed", { name: loaded?.view.name ?? "" }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  requireRight(session, "changes:write");
  const language = await languageOf(request, session.language);
  const { view } = await orThrow404(
    getLeavePage(context.server, session.customerId, params["person"] ?? "", { posted: null, language }),
  );
  return { view, texts: pageTexts(language, "people", "names") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  requireRight(session, "changes:write");
  const language = await languageOf(request, session.language);
  const posted = await request.formData();
  const { view, lines, preparesOn } = await orThrow404(
    getLeavePage(context.server, session.customerId, params["person"] ?? "", { posted, language }),
  );
  if (posted.get("intent") === "add" && lines !== null) {
    const path = await addToDraft(context.server, session, lines, new URL(request.url).searchParams.get("draft"));
    return redirect(preparesOn === null ? `${path}#request` : pathToPrepare(path, preparesOn));
  }
  return data({ view }, { status: view.problems.length > 0 || view.outcome?.isPossible === false ? 422 : 200 });
}

export default function Leave() {
  const { view } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return <LeavePage view={posted?.view ?? view} />;
}
