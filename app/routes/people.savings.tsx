import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { pageOf } from "~/kernel/paged";
import { loadProductNames } from "~/modules/catalogue/server/load-product-names.server";
import { addToDraft } from "~/modules/changes/server/change-drafts.server";
import { hasRight } from "~/modules/identity/domain/rights";
import { requireRight, requireSession } from "~/modules/identity/server/require-session.server";
import { matchesSaving, sumOfSavings } from "~/modules/overview/domain/saving";
import { chosenSavings, parseSavingsFilter, savingsAddress } from "~/modules/overview/schemas/savings-form";
import { getSavings, savingLines } from "~/modules/overview/server/get-savings.server";
import { SavingsPage } from "~/modules/overview/ui/savings-page";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { pageTitle } from "~/ui/page-title";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("people")("savingsTitle"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const filter = parseSavingsFilter(new URL(request.url).searchParams);
  const [savings, productNames, language] = await Promise.all([
    getSavings(context.server, session.customerId),
    loadProductNames(context.server),
    languageOf(request, session.language),
  ]);
  const found = savings.filter((saving) => matchesSaving(saving, filter.search));
  return {
    savings: pageOf(found, filter.page, SAVINGS_A_PAGE),
    all: sumOfSavings(savings),
    productNames,
    filter,
    mayChange: hasRight(session.role, "changes:write"),
    texts: pageTexts(language, "people", "names"),
  };
}

const SAVINGS_A_PAGE = 20;

/** Puts what is chosen into the draft, as far as it still holds. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  requireRight(session, "changes:write");
  const lines = await savingLines(context.server, session.customerId, chosenSavings(await request.formData()));
  return redirect(lines.length === 0 ? "/people/savings" : await addToDraft(context.server, session, lines));
}

export default function Savings() {
  const { texts: _, filter, ...shown } = useLoaderData<typeof loader>();
  return <SavingsPage {...shown} search={filter.search} addressOf={(page) => savingsAddress(filter.search, page)} />;
}
