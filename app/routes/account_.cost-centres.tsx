import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";

import { requireRight, requireSession } from "~/modules/identity/server/require-session.server";
import { isLookedFor } from "~/modules/inventory/domain/assignment";
import { choosesEveryone, parseAssignment } from "~/modules/inventory/schemas/assignment-form";
import { assignUsers, listAssignableUsers } from "~/modules/inventory/server/assign-users.server";
import { CostCentresPage } from "~/modules/inventory/ui/cost-centres-page";
import { orThrow404 } from "~/platform/web/or-throw-404.server";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("names")("costCentres"));

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
    page: pageOfQuery(query),
    saved: saved !== null && /^\d{1,6}$/.test(saved) ? Number(saved) : null,
    texts: pageTexts(language, "cost-centres", "names"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  requireRight(session, "cost-centres:write");
  const query = new URL(request.url).searchParams;
  const search = searchOf(query);
  const form = await request.formData();
  const { users } = choosesEveryone(form)
    ? await listAssignableUsers(context.server, session.customerId)
    : { users: [] };
  const found = users.filter((user) => isLookedFor(user, search)).map(({ profileId }) => profileId);
  const parsed = parseAssignment(form, found);
  const { values } = parsed;
  if (!parsed.ok) return data({ values, errors: parsed.errors, counted: null }, { status: 400 });
  const { assignment, intent, seen } = parsed;
  const { kind, count } = await orThrow404(assignUsers(context.server, session, assignment, seen));
  if (kind === "counted") return data({ values, errors: {}, counted: { intent, count } }, { status: 200 });
  return redirect(costCentresAddress(search, pageOfQuery(query), count));
}

/** What is looked for: a part of a name, number or cost centre. */
function searchOf(query: URLSearchParams): string {
  return (query.get("q") ?? "").trim().slice(0, MAX_SEARCH_LENGTH);
}

const MAX_SEARCH_LENGTH = 100;

function pageOfQuery(query: URLSearchParams): number {
  const page = query.get("page") ?? "1";
  return /^\d{1,5}$/.test(page) ? Math.max(1, Number(page)) : 1;
}

function costCentresAddress(search: string, page: number, saved: number | null): string {
  const query = new URLSearchParams({
    ...(search === "" ? {} : { q: search }),
    ...(page === 1 ? {} : { page: String(page) }),
    ...(saved === null ? {} : { saved: String(saved) }),
  }).toString();
  return query === "" ? "/account/cost-centres" : `/account/cost-centres?${query}`;
}

export default function CostCentresRoute(): ReactElement {
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const addressOf = (page: number): string => costCentresAddress(loaded.search, page, null);
  return <CostCentresPage {...loaded} refused={refused} addressOf={addressOf} />;
}
