import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";

import { requireRight, requireSession } from "~/modules/identity/server/require-session.server";
import { parseAssignment } from "~/modules/inventory/schemas/assignment-form";
import { assignUsers, listAssignableUsers } from "~/modules/inventory/server/assign-users.server";
import { CostCentresPage } from "~/modules/inventory/ui/cost-centres-page";
import { orThrow404 } from "~/platform/web/or-throw-404.server";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { pageTitle } from "~/ui/page-title";
import { useTexts } from "~/ui/texts";
import { textOf } from "~/format/texts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) =>
  pageTitle(textOf(loaded?.texts, "costCentresTitle"), matches);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  requireRight(session, "cost-centres:write");
  const language = await languageOf(request, session.language);
  const query = new URL(request.url).searchParams;
  const saved = query.get("saved");
  const { users, portalUsers } = await listAssignableUsers(context.server, session.customerId);
  return {
    users,
    portalUsers,
    search: searchOf(query),
    saved: saved !== null && /^\d{1,6}$/.test(saved) ? Number(saved) : null,
    texts: pageTexts(language, "cost-centres"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  requireRight(session, "cost-centres:write");
  const parsed = parseAssignment(await request.formData());
  const { values } = parsed;
  if (!parsed.ok) return data({ values, errors: parsed.errors, counted: null }, { status: 400 });
  const { assignment, intent, seen } = parsed;
  const { kind, count } = await orThrow404(assignUsers(context.server, session, assignment, seen));
  if (kind === "counted") return data({ values, errors: {}, counted: { intent, count } }, { status: 200 });
  const search = searchOf(new URL(request.url).searchParams);
  return redirect(`/account/cost-centres?${new URLSearchParams({ q: search, saved: String(count) }).toString()}`);
}

/** What is looked for: a part of a name, number or cost centre. */
function searchOf(query: URLSearchParams): string {
  return (query.get("q") ?? "").trim().slice(0, MAX_SEARCH_LENGTH);
}

const MAX_SEARCH_LENGTH = 100;

export default function CostCentresRoute(): ReactElement {
  const { texts, ...loaded } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const t = useTexts(texts);
  return <CostCentresPage {...loaded} refused={refused} t={t} />;
}
