import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { loadProductNames } from "~/modules/catalogue/server/load-product-names.server";
import { requireSession } from "~/modules/identity/server/require-session.server";
import { listChangeRequests } from "~/modules/changes/server/get-change-request.server";
import { ChangeTabs } from "~/modules/changes/ui/change-tabs";
import { RequestList } from "~/modules/changes/ui/request-list";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { LinkButton } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { useTexts } from "~/ui/texts";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("shell")("pageChanges"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const cursor = new URL(request.url).searchParams.get("cursor");
  const [page, productNames, language] = await Promise.all([
    listChangeRequests(context.server, session.customerId, { cursor }),
    loadProductNames(context.server),
    languageOf(request, session.language),
  ]);
  return { page, cursor, productNames, texts: pageTexts(language, "changes", "names") };
}

export default function ChangesPage() {
  const t = useTexts("shell", "changes", "names");
  const { page, cursor, productNames } = useLoaderData<typeof loader>();
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
      <ChangeTabs current="requests" />
      <RequestList requests={page.changeRequests} productNames={productNames} />
      <Pager
        newer={cursor === null ? null : "/changes"}
        older={page.nextCursor === null ? null : `/changes?cursor=${encodeURIComponent(page.nextCursor)}`}
      />
    </>
  );
}
