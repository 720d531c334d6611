import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { requireSession } from "~/modules/identity/server/require-session.server";
import { parseDraftAction } from "~/modules/changes/schemas/change-form";
import { changeDraft } from "~/modules/changes/server/change-drafts.server";
import { judgedDrafts } from "~/modules/changes/server/judged-drafts.server";
import { ChangesTabs } from "~/modules/changes/ui/changes-tabs";
import { DraftList } from "~/modules/changes/ui/draft-list";
import { orThrow404 } from "~/platform/web/or-throw-404.server";
import { languageOf, pageTexts, readerIn } from "~/platform/texts/texts.server";
import { LinkButton } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { useTexts } from "~/ui/texts";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("changes", "names")("tabDrafts"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const language = await languageOf(request, session.language);
  const drafts = await judgedDrafts(context.server, session, readerIn(language));
  return { drafts, texts: pageTexts(language, "changes", "names", "proposal") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  const { id, change } = parseDraftAction(await request.formData());
  if (change !== null) await orThrow404(changeDraft(context.server, session, id, change));
  return redirect("/changes/drafts");
}

export default function DraftsPage() {
  const t = useTexts("shell", "changes", "names");
  const { drafts } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={t("tabDrafts")}
        lead={t("draftsLead")}
        actions={
          <LinkButton href="/changes/new" kind="primary" icon="plus">
            {t("requestChange")}
          </LinkButton>
        }
      />
      <ChangesTabs current="drafts" />
      <DraftList drafts={drafts} />
    </>
  );
}
