import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { loadProductNames } from "~/modules/catalogue/server/load-product-names.server";
import { hasRight } from "~/modules/identity/domain/rights";
import { requireRight, requireSession } from "~/modules/identity/server/require-session.server";
import { parseSigningForm } from "~/modules/changes/schemas/signing-form";
import { changePrepared, dropPrepared } from "~/modules/changes/server/prepared/change-prepared.server";
import { getPrepared } from "~/modules/changes/server/prepared/get-prepared.server";
import { getPreparedOutlook } from "~/modules/changes/server/prepared/get-prepared-outlook.server";
import { PreparedDetail } from "~/modules/changes/ui/prepared-detail";
import { preparedTitle } from "~/modules/changes/words/prepared-title";
import { PreparedBadge } from "~/modules/changes/ui/prepared-status";
import { amsterdamDateOf } from "~/kernel/amsterdam-time";
import { formatDate, formatTime } from "~/format/format-date";
import { orThrow404 } from "~/platform/web/or-throw-404.server";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { Callout } from "~/ui/callout";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { useReader } from "~/ui/texts";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("prepared", "names")("request"));

const NOTICES = { prepared: "noticePrepared", changed: "noticeChanged", dropped: "noticeDropped" } as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const prepared = await orThrow404(getPrepared(context.server, session.customerId, params["id"] ?? ""));
  const [outlook, productNames, language] = await Promise.all([
    getPreparedOutlook(context.server, session.customerId, prepared),
    loadProductNames(context.server),
    languageOf(request, session.language),
  ]);
  const { searchParams } = new URL(request.url);
  const notice = (["prepared", "changed", "dropped"] as const).find((each) => searchParams.has(each)) ?? null;
  return {
    ...outlook,
    prepared,
    productNames,
    notice,
    maySign: hasRight(session.role, "changes:write"),
    texts: pageTexts(language, "changes", "prepared", "prepare", "findings", "names"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  requireRight(session, "changes:write");
  const { customerId } = session;
  const { id } = await orThrow404(getPrepared(context.server, customerId, params["id"] ?? ""));
  const form = await request.formData();
  if (form.get("intent") === "drop") {
    const result = await dropPrepared(context.server, customerId, id, session);
    return result.kind === "dropped" ? redirect(`/changes/prepared/${id}?dropped`) : ended();
  }
  const { fields, signed, problems } = parseSigningForm(form);
  if (signed === null) return data({ kind: "not-signable", fields, problems } as const, { status: 422 });
  const result = await changePrepared(context.server, customerId, id, session, signed);
  switch (result.kind) {
    case "changed":
      return redirect(`/changes/prepared/${id}?changed`);
    case "not-signable":
      return data({ kind: "not-signable", fields, problems: result.problems } as const, { status: 422 });
    case "refused":
      return data({ kind: "refused", fields, findings: result.findings, submittable: result.submittable } as const, {
        status: 422,
      });
    case "ended":
      return ended();
    default:
      return result satisfies never;
  }
}

function ended() {
  return data({ kind: "ended" } as const, { status: 409 });
}

export default function PreparedRequestPage() {
  const reader = useReader();
  const t = reader.texts("prepared", "names");
  const { language } = reader;
  const { prepared, notice, ...loaded } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead
        crumbs={<a href="/changes/prepared">{t("prepared")}</a>}
        title={preparedTitle(prepared, loaded.productNames, reader)}
        lead={t("detailTitle", { date: formatDate(amsterdamDateOf(prepared.preparedAt), "long", language) })}
        actions={<PreparedBadge prepared={prepared} />}
      />
      {answer?.kind === "ended" ? (
        <Callout tone="danger" role="alert">
          {t("alreadyEnded")}
        </Callout>
      ) : notice === null ? null : (
        <div className="mb-4">
          <Callout tone="accent" role="status">
            {t(NOTICES[notice], {
              date: formatDate(prepared.nextOn ?? prepared.signed.submitOn, "weekday", language),
              time: formatTime(loaded.submitsAt, language),
            })}
          </Callout>
        </div>
      )}
      <PreparedDetail
        prepared={prepared}
        {...loaded}
        posted={answer === undefined || answer.kind === "ended" ? null : answer}
      />
    </>
  );
}
