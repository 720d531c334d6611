import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { loadProductNames } from "~/modules/catalogue/server/load-product-names.server";
import { hasRight } from "~/modules/identity/domain/rights";
import { requireRight, requireSession } from "~/modules/identity/server/require-session.server";
import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { parseMoveForm, type MoveForm } from "~/modules/changes/schemas/move-schema";
import {
  moveChange,
  previewMove,
  type MovePreview as Judged,
  type MoveResult,
} from "~/modules/changes/server/move-change.server";
import { MovePreview, type ShownMove } from "~/modules/changes/ui/move-preview";
import { moveDays } from "~/modules/changes/ui/move-step";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { parseCancelForm } from "~/modules/changes/schemas/cancel-form";
import { cancelChange } from "~/modules/changes/server/cancel-change.server";
import { getChangeRequest, requireChangeRequest } from "~/modules/changes/server/get-change-request.server";
import { cancellableUntil, executionStarts } from "~/modules/changes/domain/execution/execution-time";
import { findingSentence } from "~/modules/changes/server/finding-sentence.server";
import { RequestDetail } from "~/modules/changes/ui/request-detail";
import { RequestNote } from "~/modules/changes/ui/request-note";
import { RequestRefusal, type Refusal } from "~/modules/changes/ui/request-refusal";
import type { Finding } from "~/modules/changes/domain/rules/finding";
import { FromPrepared } from "~/modules/changes/ui/from-prepared";
import { RequestOutcome } from "~/modules/changes/ui/request-outcome";
import { orThrow404 } from "~/platform/web/or-throw-404.server";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { LinkButton } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { formatDate, formatTime } from "~/format/format-date";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { StatusBadge } from "~/ui/status-badge";
import { useLanguage, useTexts } from "~/ui/texts";
import type { Language } from "~/kernel/language";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("changes")("request"));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const [change, catalogue, productNames, language] = await Promise.all([
    orThrow404(getChangeRequest(context.server, session.customerId, params["id"] ?? "")),
    loadCatalogue(context.server),
    loadProductNames(context.server),
    languageOf(request, session.language),
  ]);
  const { searchParams } = new URL(request.url);
  return {
    change,
    cancellableUntil: cancellableUntil(
      change.lines.filter(({ status }) => status === "queued").map(({ date }) => date),
      executionStarts(catalogue.rulePacks),
      change.receivedOn,
    ),
    productNames,
    phone: context.server.settings.operator.phone,
    mayCancel: hasRight(session.role, "changes:write"),
    days: moveDays(
      today(context.server.clock),
      change.receivedOn,
      rulePackOn(catalogue.rulePacks, change.receivedOn).preferredDate.maxDays,
    ),
    notice: searchParams.has("queued")
      ? ("queuedNotice" as const)
      : searchParams.has("cancelled")
        ? ("cancelled" as const)
        : searchParams.has("moved")
          ? ("movedNotice" as const)
          : null,
    texts: pageTexts(language, "changes", "requests", "prepared", "names"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  requireRight(session, "changes:write");
  const id = params["id"] ?? "";
  await orThrow404(requireChangeRequest(context.server, session.customerId, id));
  const form = await request.formData();
  const asked = parseMoveForm(form);
  if (asked !== null) return answerMove(context.server, session, id, asked);
  const lines = parseCancelForm(form);
  const result = await orThrow404(cancelChange(context.server, session.customerId, id, lines, session));
  if (result.kind === "cancelled") return redirect(`/changes/${id}?cancelled`);
  return refused(
    result.kind === "too-late"
      ? { kind: "cancel-too-late" }
      : {
          kind: "cancel-would-not-hold",
          reason: sentencesOf(result.obstacles, session.language),
          asked: lines?.length ?? 0,
          together: result.together,
        },
    409,
  );
}

type Asking = { readonly customerId: string; readonly email: string; readonly language: Language };

/** Shows what another day means, or moves the line when exactly that was shown. */
async function answerMove(server: ServerContext, { customerId, email, language }: Asking, id: string, asked: MoveForm) {
  const { index, preferredDate, along: confirmed, previewToken } = asked;
  if (preferredDate === null) return refused({ kind: "move-no-date" }, 422);
  const wanted = [{ index, preferredDate }, ...confirmed];
  const result = await orThrow404<Judged | MoveResult>(
    previewToken === null
      ? previewMove(server, customerId, id, wanted)
      : moveChange(server, customerId, id, wanted, { previewToken, email }),
  );
  if (result.kind === "moved") return redirect(`/changes/${id}?moved`);
  if (result.kind === "too-late") return refused({ kind: "move-too-late" }, 409);
  const { obstacles } = result.move;
  const reason = sentencesOf(obstacles, language);
  // What can't be moved alone is shown with what it has to be moved with.
  const together = result.kind === "stale" ? null : result.together;
  if (obstacles.length > 0 && together === null) return refused({ kind: "move-would-not-hold", reason }, 422);
  const { lines, costsMore, previewToken: token } = together?.move ?? result.move;
  if (lines.length === 0) return refused({ kind: "move-same-day" }, 200);
  const isStale = previewToken !== null;
  const move: ShownMove = {
    index,
    date: preferredDate,
    along: (together?.wanted ?? confirmed.map((each) => ({ ...each }))).filter((each) => each.index !== index),
    lines: lines.map(({ index: at, before, after }) => ({ index: at, before, after })),
    costsMore,
    previewToken: token,
    isStale,
  };
  return data({ refusal: null, move }, { status: isStale ? 409 : 200 });
}

function refused(refusal: Refusal, status: number) {
  return data({ refusal, move: null }, { status });
}

/** What would not hold, each told once. */
function sentencesOf(obstacles: readonly { readonly finding: Finding }[], language: Language): string {
  return [...new Set(obstacles.map(({ finding }) => findingSentence(finding, language)))].join(" ");
}

export default function ChangeRequestPage() {
  const t = useTexts("shell", "changes", "requests", "names");
  const { change, productNames, phone, mayCancel, days, notice, ...loaded } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const language = useLanguage();
  return (
    <>
      <PageHead
        crumbs={<a href="/changes">{t("pageChanges")}</a>}
        title={t("detailTitle", { date: formatDate(change.receivedOn, "long", language) })}
        lead={t("submittedBy", { email: change.submittedBy })}
        actions={
          <>
            <StatusBadge status={change.status} />
            <LinkButton href={`/changes/${change.id}.ics`} icon="calendar" download>
              {t(change.status === "cancelled" ? "calendarFileCancelled" : "calendarFile")}
            </LinkButton>
          </>
        }
      />
      {answered?.move ? (
        <MovePreview request={change} move={answered.move} productNames={productNames} />
      ) : answered?.refusal ? (
        <RequestRefusal refusal={answered.refusal} request={change} productNames={productNames} />
      ) : notice === null ? null : (
        <Callout tone="accent" role="status">
          {t(notice, {
            date: formatDate(change.completionDate, "weekday", language),
            time: formatTime(loaded.cancellableUntil, language),
          })}
        </Callout>
      )}
      <RequestNote note={change} />
      <FromPrepared request={change} />
      <RequestOutcome request={change} phone={phone} />
      <div className="mt-6">
        <RequestDetail request={change} productNames={productNames} mayCancel={mayCancel} days={days} />
      </div>
    </>
  );
}
