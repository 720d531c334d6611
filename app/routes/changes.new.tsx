import { randomUUID } from "node:crypto";

import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useMemo } from "react";

import { isUuid } from "~/kernel/uuid";
import { hasRight } from "~/modules/identity/domain/rights";
import { requireSession } from "~/modules/identity/server/require-session.server";
import { EMPTY_DRAFT, linesOf, withMissingLines, withNote } from "~/modules/changes/domain/desk/change-draft";
import { receivedSnapshot, sentSnapshot } from "~/modules/changes/domain/desk/change-snapshot";
import { prefilledView } from "~/modules/changes/domain/desk/draft-view";
import { dateOrNull } from "~/modules/changes/domain/desk/line-origins";
import { PREPARES_ON } from "~/modules/changes/domain/desk/prepares-on";
import { figureChanges, shownFigures } from "~/modules/changes/domain/evaluation/shown-figures";
import { NO_NOTE } from "~/modules/changes/domain/request-note";
import { parseChangeForm } from "~/modules/changes/schemas/change-form";
import {
  changeDraft,
  draftName as nameOfDraft,
  dropSubmittedDraft,
  keptDraft,
  openDraft,
  saveDraft,
} from "~/modules/changes/server/change-drafts.server";
import { getPeopleDesk } from "~/modules/changes/server/get-change-desk.server";
import { repairChange } from "~/modules/changes/server/repair-change.server";
import { prepareFromForm } from "~/modules/changes/server/prepared/prepare-from-form.server";
import { waitingBeside } from "~/modules/changes/server/prepared/waiting-beside.server";
import { submitChange } from "~/modules/changes/server/submit-change.server";
import { ChangeDesk } from "~/modules/changes/ui/change-desk";
import { RepairNotice } from "~/modules/changes/ui/repair-notice";
import type { Feedback } from "~/modules/changes/ui/submission-notice";
import { orThrow404 } from "~/platform/web/or-throw-404.server";
import { languageOf, pageTexts, readerIn } from "~/platform/texts/texts.server";
import { pageTitle } from "~/ui/page-title";

export const handle = { frame: "own-bar" };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("changes")("newTitle"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const { searchParams } = new URL(request.url);
  const language = await languageOf(request, session.language);
  const [view, stored, waiting] = await Promise.all([
    getPeopleDesk(context.server, session.customerId),
    orThrow404(openDraft(context.server, session, searchParams.get("draft"))),
    waitingBeside(context.server, session.customerId, readerIn(language)),
  ]);
  const again = searchParams.get("again");
  const repaired =
    again === null
      ? null
      : await orThrow404(repairChange(context.server, session.customerId, again, view.snapshot, language));
  const current = stored?.draft ?? EMPTY_DRAFT;
  const draft =
    repaired === null
      ? current
      : withNote(withMissingLines(current, repaired.lines, view.snapshot), current.note ?? repaired.note);
  return {
    view: { ...view, snapshot: sentSnapshot(view.snapshot), waiting },
    repaired,
    initial: prefilledView(
      view.snapshot,
      {
        profileId: searchParams.get("profile"),
        to: searchParams.get("to"),
        remove: searchParams.getAll("remove"),
        removeShared: searchParams.getAll("shared"),
      },
      draft,
      view.holders,
    ),
    isAsStored: [...searchParams.keys()].every((key) => key === "draft" || key === PREPARES_ON),
    preparesOn: dateOrNull(searchParams.get(PREPARES_ON) ?? ""),
    kept: stored === null ? null : keptDraft(stored),
    maySubmit: hasRight(session.role, "changes:write"),
    idempotencyKey: randomUUID(),
    texts: pageTexts(language, "changes", "prepare", "findings", "names", "products"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  const { customerId } = session;
  const form = await request.formData();
  const { snapshot, holders } = await getPeopleDesk(context.server, customerId);
  const { view, intent, shown, place, write, draftName, leaver, ...posted } = parseChangeForm(form, snapshot, holders);
  const note = view.draft.note ?? NO_NOTE;
  const answer = (feedback: Feedback | null, status = 200, kept = place) =>
    data({ state: view, feedback, kept }, { status });
  // What is submitted is a draft no longer.
  if (intent !== "submit" && intent !== "prepare") {
    const saved = await saveDraft(context.server, session, place, view.draft, write);
    if (saved.kind !== "saved") return answer({ kind: "draft-elsewhere" }, 409);
    if (intent === "leave" && isUuid(leaver)) return redirect(`/people/${leaver}/leave?draft=${saved.id}`);
    if (intent !== "keep") return answer(null, 200, saved);
    if (draftName === "") return answer({ kind: "draft-nameless" }, 422, saved);
    const name = changeDraft(context.server, session, saved.id, { kind: "name", name: draftName });
    return (await orThrow404(name)) === "done"
      ? redirect(`/changes/drafts?kept=${saved.id}`)
      : answer({ kind: "too-many-drafts" }, 409, saved);
  }
  if (!hasRight(session.role, "changes:write")) return answer({ kind: "forbidden" }, 403);
  const lines = linesOf(view.draft, snapshot).map(({ line }) => line);
  if (lines.length === 0) return answer({ kind: "empty" }, 422);
  const asked = { lines, preferredDate: view.draft.preferredDate };
  if (intent === "prepare") {
    const prepared = await prepareFromForm(context.server, session, form, {
      ...asked,
      ...posted,
      snapshot,
      name: await nameOfDraft(context.server, session, place?.id ?? null),
    });
    if (prepared.kind !== "prepared") return answer(prepared.feedback, prepared.status);
    await dropSubmittedDraft(context.server, session, place?.id ?? null);
    return redirect(`/changes/prepared/${prepared.id}?prepared`);
  }
  const result = await submitChange(context.server, customerId, session, {
    ...posted,
    ...note,
    ...asked,
  });
  switch (result.kind) {
    case "queued":
      await dropSubmittedDraft(context.server, session, place?.id ?? null);
      return redirect(`/changes/${result.request.id}?queued`);
    case "idempotency-conflict":
      return answer({ kind: "sent-before" }, 409);
    case "refused":
      return answer({ kind: "refused" }, 422);
    case "stale": {
      const { previewToken, totals } = result.preview;
      if (totals.buyOutCents > 0 && previewToken === posted.previewToken) return answer({ kind: "tick-missing" }, 409);
      const now = shownFigures(result.preview, snapshot.receivedOn);
      return answer({ kind: "stale", changes: shown === null ? [] : figureChanges(shown, now) }, 409);
    }
    default:
      return result satisfies never;
  }
}

export default function NewChangePage() {
  const { view, initial, repaired, isAsStored, kept, preparesOn, maySubmit, idempotencyKey } =
    useLoaderData<typeof loader>();
  const received = useMemo(() => ({ ...view, snapshot: receivedSnapshot(view.snapshot) }), [view]);
  const posted = useActionData<typeof action>();
  return (
    <ChangeDesk
      view={received}
      initial={posted?.state ?? initial}
      isAsStored={posted !== undefined || isAsStored}
      kept={
        kept === null
          ? posted?.kept
            ? { ...posted.kept, name: null, ownerName: null }
            : null
          : { ...kept, ...posted?.kept }
      }
      feedback={posted?.feedback ?? null}
      preparesOn={preparesOn}
      maySubmit={maySubmit}
      idempotencyKey={idempotencyKey}
      notice={repaired && <RepairNotice requestId={repaired.requestId} sentences={repaired.sentences} />}
    />
  );
}
