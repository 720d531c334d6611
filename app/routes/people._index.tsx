import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { hasRight } from "~/modules/identity/domain/rights";
import { requireSession } from "~/modules/identity/server/require-session.server";
import { pageOf } from "~/kernel/paged";
import { categoriesOf, costCentresOf, everyoneOf, matchesPerson } from "~/modules/inventory/domain/person";
import { parsePeopleFilter, peopleAddress } from "~/modules/inventory/schemas/people-filter-schema";
import { PeoplePage } from "~/modules/inventory/ui/people-page";
import { getPeople } from "~/modules/overview/server/get-people.server";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { pageTitle } from "~/ui/page-title";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("shell")("tabPeople"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const filter = parsePeopleFilter(new URL(request.url).searchParams);
  const [people, language] = await Promise.all([
    getPeople(context.server, session.customerId),
    languageOf(request, session.language),
  ]);
  const found = people.filter((person) => matchesPerson(person, filter));
  return {
    people: pageOf(found, filter.page, PEOPLE_A_PAGE),
    everyone: everyoneOf(people),
    costCentres: costCentresOf(people),
    categories: categoriesOf(people),
    filter,
    mayChange: hasRight(session.role, "changes:write"),
    mayAssign: hasRight(session.role, "cost-centres:write"),
    texts: pageTexts(language, "people", "names", "modules"),
  };
}

const PEOPLE_A_PAGE = 20;

export default function People() {
  const { texts: _, filter, ...shown } = useLoaderData<typeof loader>();
  return <PeoplePage {...shown} filter={filter} addressOf={(page) => peopleAddress(filter, page)} />;
}
