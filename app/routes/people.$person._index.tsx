import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { loadProductNames } from "~/modules/catalogue/server/load-product-names.server";
import { addToDraft } from "~/modules/changes/server/change-drafts.server";
import { hasRight } from "~/modules/identity/domain/rights";
import { requireRight, requireSession } from "~/modules/identity/server/require-session.server";
import { correctPerson } from "~/modules/overview/server/correct-person-page.server";
import { getPerson } from "~/modules/overview/server/get-person.server";
import { PersonPage } from "~/modules/overview/ui/person-page";
import { rightFor } from "~/modules/overview/schemas/person-form";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { orThrow404 } from "~/platform/web/or-throw-404.server";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, () => loaded?.view.person.name ?? "");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const [view, productNames, language] = await Promise.all([
    orThrow404(getPerson(context.server, session.customerId, params["person"] ?? "")),
    loadProductNames(context.server),
    languageOf(request, session.language),
  ]);
  return {
    view,
    productNames,
    mayChange: hasRight(session.role, "changes:write"),
    mayAssign: hasRight(session.role, "cost-centres:write"),
    texts: pageTexts(language, "people", "changes", "names"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  const form = await request.formData();
  requireRight(session, rightFor(form));
  const done = await orThrow404(correctPerson(context.server, session, params["person"] ?? "", form));
  switch (done.kind) {
    case "asked":
      return redirect(await addToDraft(context.server, session, done.lines));
    case "corrected":
      return redirect(`/people/${done.personId}`);
    case "refused":
      return data({ refused: done.refused }, { status: 422 });
    default:
      return done satisfies never;
  }
}

export default function PersonRoute() {
  const { view, productNames, mayChange, mayAssign } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return (
    <PersonPage
      {...view}
      productNames={productNames}
      mayChange={mayChange}
      mayAssign={mayAssign}
      refused={posted?.refused ?? null}
    />
  );
}
