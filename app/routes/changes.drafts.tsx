import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { requireSession } from "~/modules/identity/server/require-session.server";
import { parseDraftAction } from "~/modules/changes/schemas/change-form";
import { changeDraft } from "~/modules/changes/server/change-drafts.server";
import { judgedDrafts } from "~/modules/changes/server/judged-drafts.server";
import { countChanges } from "~/modules/changes/server/count-changes.server";
import { ChangesTabs } from "~/modules/changes/ui/changes-tabs";
import { DraftList } from "~/modules/changes/ui/draft-list";
import { orThrow404 } from "~/platform/web/or-throw-404.server";
import { languageOf, pageTexts, readerIn } from "~/platform/texts/texts.server";
import { LinkButton } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { useTexts } from "~/ui/texts";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("changes", "names")("drafts"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const language = await languageOf(request, session.language);
  const [drafts, counts] = await Promise.all([
    judgedDrafts(context.server, session, readerIn(language)),
    countChanges(context.server, session),
  ]);
  const { searchParams } = new URL(request.url);
  const kept = drafts.find(({ id }) => id === searchParams.get("kept"))?.name ?? null;
  const done = DONE.find((each) => searchParams.has(each)) ?? null;
  return { drafts, counts, kept, done, texts: pageTexts(language, "changes", "names", "proposal") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  const { id, change } = parseDraftAction(await request.formData());
  if (change === null) return redirect("/changes/drafts");
  await orThrow404(changeDraft(context.server, session, id, change));
  const done = change.kind === "delete" ? "deleted" : change.isShared ? "shared" : "unshared";
  return redirect(`/changes/drafts?${done}`);
}

/** What was done to a draft, as the address says it. */
const DONE = ["deleted", "shared", "unshared"] as const;

const DONE_TEXTS = { deleted: "draftDeleted", shared: "draftShared", unshared: "draftUnshared" } as const;

export default function DraftsPage() {
  const t = useTexts("shell", "changes", "names");
  const { drafts, counts, kept, done } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={t("drafts")}
        lead={t("draftsLead")}
        actions={
          <LinkButton href="/changes/new" kind="primary" icon="plus">
            {t("requestChange")}
          </LinkButton>
        }
      />
      <ChangesTabs current="drafts" counts={counts} />
      {kept === null && done === null ? null : (
        <div className="mb-6">
          <Callout tone="accent" role="status" takesFocus>
            {kept === null ? null : <p>{t("draftKept", { name: kept })}</p>}
            {done === null ? null : <p>{t(DONE_TEXTS[done])}</p>}
          </Callout>
        </div>
      )}
      <DraftList drafts={drafts} />
    </>
  );
}
