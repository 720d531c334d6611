import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { loadProductNames } from "~/modules/catalogue/server/load-product-names.server";
import { hasRight } from "~/modules/identity/domain/rights";
import { requireRight, requireSession } from "~/modules/identity/server/require-session.server";
import { parseCancelForm } from "~/modules/changes/schemas/cancel-form";
import { cancelChange } from "~/modules/changes/server/cancel-change.server";
import { getChangeRequest, requireChangeRequest } from "~/modules/changes/server/get-change-request.server";
import { cancellableUntil, executionStarts } from "~/modules/changes/domain/execution/execution-time";
import { findingSentence } from "~/modules/changes/server/finding-sentence.server";
import { RequestDetail } from "~/modules/changes/ui/request-detail";
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
    notice: searchParams.has("queued")
      ? ("queuedNotice" as const)
      : searchParams.has("cancelled")
        ? ("cancelled" as const)
        : null,
    texts: pageTexts(language, "changes", "requests", "prepared", "names"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  requireRight(session, "changes:write");
  const id = params["id"] ?? "";
  await orThrow404(requireChangeRequest(context.server, session.customerId, id));
  const lines = parseCancelForm(await request.formData());
  const result = await orThrow404(cancelChange(context.server, session.customerId, id, lines, session));
  if (result.kind === "cancelled") return redirect(`/changes/${id}?cancelled`);
  const reason =
    result.kind === "would-not-hold"
      ? result.obstacles.map(({ finding }) => findingSentence(finding, session.language)).join(" ")
      : "";
  const key = result.kind === "too-late" ? ("cancelTooLate" as const) : ("cancelWouldNotHold" as const);
  return data({ key, reason }, { status: 409 });
}

export default function ChangeRequestPage() {
  const t = useTexts("shell", "changes");
  const { change, productNames, phone, mayCancel, notice, ...loaded } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
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
      {refused ? (
        <Callout tone="danger" role="alert">
          {refused.key === "cancelTooLate" ? t("cancelTooLate") : t("cancelWouldNotHold", { reason: refused.reason })}
        </Callout>
      ) : notice === null ? null : (
        <Callout tone="accent" role="status">
          {t(notice, {
            date: formatDate(change.completionDate, "weekday", language),
            time: formatTime(loaded.cancellableUntil, language),
          })}
        </Callout>
      )}
      <FromPrepared request={change} />
      <RequestOutcome request={change} phone={phone} />
      <div className="mt-6">
        <RequestDetail request={change} productNames={productNames} mayCancel={mayCancel} />
      </div>
    </>
  );
}
