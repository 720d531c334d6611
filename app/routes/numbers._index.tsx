import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { hasRight } from "~/modules/identity/domain/rights";
import { requireSession } from "~/modules/identity/server/require-session.server";
import { matchesNumber } from "~/modules/inventory/domain/number-list";
import { pageOf } from "~/kernel/paged";
import { numberPath, numbersAddress, parseNumbersFilter } from "~/modules/inventory/schemas/numbers-filter-schema";
import { NumbersPage } from "~/modules/inventory/ui/numbers-page";
import { getNumbers } from "~/modules/overview/server/get-numbers.server";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { pageTitle } from "~/ui/page-title";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("shell", "names")("numbers"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const filter = parseNumbersFilter(new URL(request.url).searchParams);
  const [{ numbers, blocks, productNames }, language] = await Promise.all([
    getNumbers(context.server, session.customerId),
    languageOf(request, session.language),
  ]);
  const found = numbers.filter((number) => matchesNumber(number, filter));
  return {
    numbers: pageOf(found, filter.page, NUMBERS_A_PAGE),
    blocks,
    productNames,
    filter,
    mayChange: hasRight(session.role, "changes:write"),
    mayAssign: hasRight(session.role, "cost-centres:write"),
    texts: pageTexts(language, "people", "names"),
  };
}

const NUMBERS_A_PAGE = 20;

export default function Numbers() {
  const { texts: _, filter, ...shown } = useLoaderData<typeof loader>();
  return (
    <NumbersPage {...shown} filter={filter} addressOf={(page) => numbersAddress(filter, page)} pathOf={numberPath} />
  );
}
