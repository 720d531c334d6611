import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { requireSession } from "~/modules/identity/server/require-session.server";
import { comparedDrafts } from "~/modules/changes/server/judged-drafts.server";
import { ComparisonTable } from "~/modules/changes/ui/comparison-table";
import { HoldingStrip } from "~/modules/changes/ui/holding-strip";
import { proposalPath } from "~/modules/changes/domain/desk/proposal-path";
import { orThrow404 } from "~/platform/web/or-throw-404.server";
import { languageOf, pageTexts, readerIn } from "~/platform/texts/texts.server";
import { formatDate } from "~/format/format-date";
import { LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { useLanguage, useTexts } from "~/ui/texts";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("changes", "names")("compareTitle"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const language = await languageOf(request, session.language);
  const ids = new URL(request.url).searchParams.getAll("draft");
  const compared = await orThrow404(comparedDrafts(context.server, session, ids, readerIn(language)));
  return { ...compared, texts: pageTexts(language, "changes", "names", "proposal") };
}

export default function ComparePage() {
  const t = useTexts("changes", "names", "proposal");
  const language = useLanguage();
  const { drafts, receivedOn, holding, cutOffTime } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        crumbs={<a href="/changes/drafts">{t("drafts")}</a>}
        title={t("compareTitle")}
        lead={t("compareLead", { date: formatDate(receivedOn, "weekday", language) })}
        actions={
          drafts.length === 0 ? undefined : (
            <LinkButton href={proposalPath(drafts)} icon="download">
              {t("download")}
            </LinkButton>
          )
        }
      />
      {drafts.length < 2 ? (
        <Empty icon="change" title={t("compareTooFewTitle")}>
          {t("compareTooFew")}
        </Empty>
      ) : (
        <>
          <ComparisonTable drafts={drafts} />
          <HoldingStrip holding={holding} cutOffTime={cutOffTime} />
        </>
      )}
    </>
  );
}
