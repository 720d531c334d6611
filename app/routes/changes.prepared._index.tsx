import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { loadProductNames } from "~/modules/catalogue/server/load-product-names.server";
import { requireSession } from "~/modules/identity/server/require-session.server";
import { listPrepared, listWaiting } from "~/modules/changes/server/prepared/get-prepared.server";
import { countChanges } from "~/modules/changes/server/count-changes.server";
import { ChangesTabs } from "~/modules/changes/ui/changes-tabs";
import { PreparedList } from "~/modules/changes/ui/prepared-list";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Strip } from "~/ui/strip";
import { useTexts } from "~/ui/texts";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("prepared", "names")("prepared"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const cursor = new URL(request.url).searchParams.get("cursor");
  const [waiting, ended, counts, productNames, language] = await Promise.all([
    listWaiting(context.server, session.customerId),
    listPrepared(context.server, session.customerId, { cursor, ended: true }),
    countChanges(context.server, session),
    loadProductNames(context.server),
    languageOf(request, session.language),
  ]);
  return { waiting, ended, counts, cursor, productNames, texts: pageTexts(language, "changes", "prepared", "names") };
}

export default function PreparedPage() {
  const t = useTexts("prepared", "names");
  const ofNames = useTexts("names");
  const { waiting, ended, counts, cursor, productNames } = useLoaderData<typeof loader>();
  const isEmpty = waiting.length === 0 && ended.prepared.length === 0 && cursor === null;
  return (
    <>
      <PageHead
        title={t("prepared")}
        lead={t("lead")}
        actions={
          <LinkButton href="/changes/new" kind="primary" icon="plus">
            {ofNames("requestChange")}
          </LinkButton>
        }
      />
      <ChangesTabs current="prepared" counts={counts} />
      {isEmpty ? (
        <Empty icon="change" title={t("emptyTitle")}>
          {t("empty")}
        </Empty>
      ) : null}
      {waiting.length === 0 ? null : (
        <Strip title={t("waitingTitle")}>
          <p className="small muted">{t("reservesNothing")}</p>
          <PreparedList caption={t("waitingCaption")} prepared={waiting} productNames={productNames} waiting />
        </Strip>
      )}
      {ended.prepared.length === 0 ? null : (
        <Strip title={t("endedTitle")}>
          <PreparedList
            caption={t("endedCaption")}
            prepared={ended.prepared}
            productNames={productNames}
            waiting={false}
          />
        </Strip>
      )}
      <Pager
        newer={cursor === null ? null : "/changes/prepared"}
        older={ended.nextCursor === null ? null : `/changes/prepared?cursor=${encodeURIComponent(ended.nextCursor)}`}
      />
    </>
  );
}
