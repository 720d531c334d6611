import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { loadProductNames } from "~/modules/catalogue/server/load-product-names.server";
import { requireSession } from "~/modules/identity/server/require-session.server";
import { parseSearch } from "~/modules/changes/schemas/search-schema";
import { listChangeRequests } from "~/modules/changes/server/get-change-request.server";
import { listTroubled } from "~/modules/changes/server/prepared/get-prepared.server";
import { countChanges } from "~/modules/changes/server/count-changes.server";
import { ChangesTabs } from "~/modules/changes/ui/changes-tabs";
import { TroubledPrepared } from "~/modules/changes/ui/troubled-prepared";
import { RequestList } from "~/modules/changes/ui/request-list";
import { RequestSearch } from "~/modules/changes/ui/request-search";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { LinkButton } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { useTexts } from "~/ui/texts";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("shell", "names")("pageChanges"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const { searchParams } = new URL(request.url);
  const [cursor, search] = [searchParams.get("cursor"), parseSearch(searchParams)];
  const [page, troubled, counts, productNames, language] = await Promise.all([
    listChangeRequests(context.server, session.customerId, { cursor, search }),
    listTroubled(context.server, session.customerId),
    countChanges(context.server, session),
    loadProductNames(context.server),
    languageOf(request, session.language),
  ]);
  const texts = pageTexts(language, "changes", "prepared", "findings", "names");
  return { page, troubled, counts, cursor, search, productNames, texts };
}

export default function ChangesPage() {
  const t = useTexts("shell", "changes", "names");
  const { page, troubled, counts, cursor, search, productNames } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={t("pageChanges")}
        lead={t("listLead")}
        actions={
          <LinkButton href="/changes/new" kind="primary" icon="plus">
            {t("requestChange")}
          </LinkButton>
        }
      />
      <ChangesTabs current="requests" counts={counts} />
      <TroubledPrepared prepared={troubled} productNames={productNames} />
      {page.changeRequests.length > 0 || search !== null ? <RequestSearch search={search} /> : null}
      <div className="mt-6">
        <RequestList requests={page.changeRequests} productNames={productNames} search={search} />
      </div>
      <Pager
        newer={cursor === null ? null : addressOf(search, null)}
        older={page.nextCursor === null ? null : addressOf(search, page.nextCursor)}
      />
    </>
  );
}

function addressOf(search: string | null, cursor: string | null): string {
  const query = new URLSearchParams({ ...(search !== null && { search }), ...(cursor !== null && { cursor }) });
  return query.size === 0 ? "/changes" : `/changes?${query.toString()}`;
}
