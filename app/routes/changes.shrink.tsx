import { randomUUID } from "node:crypto";

import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { isUuid } from "~/kernel/uuid";
import { loadProductNames } from "~/modules/catalogue/server/load-product-names.server";
import { hasRight } from "~/modules/identity/domain/rights";
import { requireRight, requireSession } from "~/modules/identity/server/require-session.server";
import { parseShrinkOrderForm, parseShrinkQuestion } from "~/modules/changes/schemas/shrink-schema";
import { getShrinkPage } from "~/modules/changes/server/shrink/get-shrink-page.server";
import { getMadePlan, makeShrinkPlan } from "~/modules/changes/server/shrink/make-shrink-plan.server";
import { shrinkPageOf } from "~/modules/changes/server/shrink/shrink-page-answer.server";
import { countChanges } from "~/modules/changes/server/count-changes.server";
import { ChangesTabs } from "~/modules/changes/ui/changes-tabs";
import { ShrinkMade } from "~/modules/changes/ui/shrink-made";
import { ShrinkPage } from "~/modules/changes/ui/shrink-page";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { useTexts } from "~/ui/texts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("names")("fewerUsers"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  const { searchParams } = new URL(request.url);
  const language = await languageOf(request, session.language);
  const texts = pageTexts(language, "changes", "shrink", "prepare", "names", "common");
  const made = searchParams.get("made");
  if (made !== null) {
    const plan = await getMadePlan(context.server, session, made);
    return { kind: "made", made: shownMade(plan), counts: await countChanges(context.server, session), texts } as const;
  }
  const question = parseShrinkQuestion(searchParams);
  const [page, counts, productNames] = await Promise.all([
    getShrinkPage(context.server, session.customerId, question),
    countChanges(context.server, session),
    loadProductNames(context.server),
  ]);
  return {
    kind: "plan",
    page: page && shrinkPageOf(page, question, language),
    counts,
    productNames,
    mayMake: hasRight(session.role, "changes:write"),
    orderKey: randomUUID(),
    texts,
  } as const;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  requireRight(session, "changes:write");
  const order = parseShrinkOrderForm(await request.formData());
  if (order === null || !isUuid(order.key)) return data({ kind: "changed" } as const, { status: 400 });
  const result = await makeShrinkPlan(context.server, session, order);
  switch (result.kind) {
    case "made":
      return redirect(`/changes/shrink?made=${order.key}`);
    case "changed":
      return data({ kind: "changed" } as const, { status: 409 });
    case "too-many-drafts":
      return data({ kind: "too-many-drafts", most: result.most } as const, { status: 409 });
    case "not-signable":
      return data({ kind: "too-many-waiting", problems: result.problems } as const, { status: 409 });
    case "idempotency-conflict":
      return data({ kind: "sent-before" } as const, { status: 409 });
    default:
      return result satisfies never;
  }
}

function shownMade({ drafts, prepared }: Awaited<ReturnType<typeof getMadePlan>>) {
  return {
    drafts,
    prepared: prepared.map(({ id, name, signed }) => ({
      id,
      name: name ?? "",
      submitOn: signed.submitOn,
      maxCents: signed.maxBuyOutCents + signed.maxOneTimeCents,
    })),
  };
}

export default function FewerUsersPage() {
  const t = useTexts("shrink", "names");
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead title={t("fewerUsers")} lead={t("lead")} />
      <ChangesTabs current="shrink" counts={loaded.counts} />
      {loaded.kind === "made" ? <ShrinkMade {...loaded.made} /> : <ShrinkPage {...loaded} answer={answer ?? null} />}
    </>
  );
}
