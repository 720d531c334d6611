import { randomUUID } from "node:crypto";

import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useMemo } from "react";

import { hasRight } from "~/modules/identity/domain/rights";
import { requireSession } from "~/modules/identity/server/require-session.server";
import { linesOf, prefilledDraft } from "~/modules/changes/domain/change-draft";
import { receivedSnapshot, sentSnapshot } from "~/modules/changes/domain/change-snapshot";
import { parseChangeForm } from "~/modules/changes/schemas/change-form";
import { getChangeDesk } from "~/modules/changes/server/get-change-desk.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { ChangeDesk } from "~/modules/changes/ui/change-desk";
import type { Feedback } from "~/modules/changes/ui/stale-notice";
import { languageOf, pageTexts } from "~/platform/texts.server";
import { pageTitle } from "~/ui/page-title";
import { textOf } from "~/ui/texts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) =>
  pageTitle(textOf(loaded?.texts, "newTitle"), matches);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const [view, language] = await Promise.all([
    getChangeDesk(context.server, session.customerId),
    languageOf(request, session.language),
  ]);
  const asked = new URL(request.url).searchParams;
  return {
    view: { ...view, snapshot: sentSnapshot(view.snapshot) },
    initial: prefilledDraft(view.snapshot, { profileId: asked.get("profile"), remove: asked.getAll("remove") }),
    idempotencyKey: randomUUID(),
    texts: pageTexts(language, "changes"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  const { customerId } = session;
  const form = await request.formData();
  const { snapshot } = await getChangeDesk(context.server, customerId);
  const posted = parseChangeForm(form, snapshot);
  const { draft, open, module, search } = posted;
  const state = { draft, open, module: module ?? "", search };
  const answer = (feedback: Feedback | null, status = 200) => data({ state, feedback }, { status });
  if (posted.intent === "check") return answer(null);
  if (!hasRight(session.role, "changes:write")) return answer({ kind: "forbidden" }, 403);
  const result = await submitChange(context.server, customerId, session, {
    lines: linesOf(draft, snapshot).map(({ line }) => line),
    preferredDate: draft.preferredDate,
    acceptBuyOutCents: posted.acceptBuyOutCents,
    previewToken: posted.previewToken,
    idempotencyKey: posted.idempotencyKey,
  });
  switch (result.kind) {
    case "queued":
      return redirect(`/changes/${result.request.id}?queued`);
    case "idempotency-conflict":
      return answer({ kind: "stale", buyOutCents: 0 }, 409);
    case "refused":
      return answer({ kind: "refused" }, 422);
    case "stale": {
      const { buyOutCents } = result.preview.totals;
      const onlyTheTick = buyOutCents > 0 && result.preview.previewToken === posted.previewToken;
      return answer(onlyTheTick ? { kind: "tick-missing" } : { kind: "stale", buyOutCents }, 409);
    }
    default:
      return result satisfies never;
  }
}

export default function NewChangePage() {
  const { view, initial, idempotencyKey, texts } = useLoaderData<typeof loader>();
  const received = useMemo(() => ({ ...view, snapshot: receivedSnapshot(view.snapshot) }), [view]);
  const posted = useActionData<typeof action>();
  return (
    <ChangeDesk
      view={received}
      initial={posted?.state ?? initial}
      feedback={posted?.feedback ?? null}
      idempotencyKey={idempotencyKey}
      texts={texts}
    />
  );
}
