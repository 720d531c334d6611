import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";

import { passwordFindingKey } from "~/modules/identity/domain/password-finding-key";
import { hasRight } from "~/modules/identity/domain/rights";
import { parsePasswordChange } from "~/modules/identity/schemas/password-forms";
import { changePassword } from "~/modules/identity/server/change-password.server";
import { requireSession } from "~/modules/identity/server/require-session.server";
import { signOutResponse } from "~/modules/identity/server/sign-out-response.server";
import { signOutEverywhere } from "~/modules/identity/server/sign-out.server";
import { AccountLanguage } from "~/modules/identity/ui/account-language";
import { AccountPassword } from "~/modules/identity/ui/account-password";
import { AccountProfile } from "~/modules/identity/ui/account-profile";
import { AccountSessions } from "~/modules/identity/ui/account-sessions";
import type { ErrorKeys } from "~/modules/identity/ui/form-messages";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { LinkButton } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Strip } from "~/ui/strip";
import { useTexts } from "~/ui/texts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("shell")("pageAccount"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const {
    userName: name,
    email,
    role,
    customerName,
    customerNumber,
    language: own,
  } = await requireSession(request, context);
  const language = await languageOf(request, own);
  const { searchParams } = new URL(request.url);
  const notice = searchParams.has("changed")
    ? ("passwordChanged" as const)
    : searchParams.has("saved")
      ? ("languageSaved" as const)
      : null;
  const mayAssign = hasRight(role, "cost-centres:write");
  const profile = { name, email, role, customerName, customerNumber, mayAssign };
  return { profile, language, notice, texts: pageTexts(language, "identity", "account", "names") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  const form = await request.formData();
  if (form.get("intent") === "sign-out-everywhere") {
    return signOutResponse(await signOutEverywhere(context.server, session));
  }
  const refuse = (status: number, errors: ErrorKeys, minutes = 0) => data({ errors, minutes }, { status });
  const parsed = parsePasswordChange(form);
  if (!parsed.ok) return refuse(400, parsed.errors);
  const { current, next } = parsed;
  const { clientAddress } = context;
  const result = await changePassword(context.server, session, { current, next, clientAddress });
  switch (result.outcome) {
    case "changed":
      return redirect("/account?changed", { headers: { "Set-Cookie": result.setCookie } });
    case "wrong-password":
      context.noteSecurity({ event: "password-refused" });
      return refuse(400, { current: "wrongPassword" });
    case "throttled":
      context.retryAfter(result.retryAfterSeconds);
      return refuse(429, { form: "tooManyAttempts" }, Math.ceil(result.retryAfterSeconds / 60));
    case "refused":
      return refuse(400, { next: passwordFindingKey(result.findings[0] ?? "too-short") });
    default:
      return result satisfies never;
  }
}

export default function AccountPage(): ReactElement {
  const t = useTexts("shell", "account", "names");
  const { profile, language, notice } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHead title={t("pageAccount")} lead={t("lead")} />
      {notice !== null && refused === undefined && (
        <div className="mb-6">
          <Callout tone="accent" role="status">
            {t(notice)}
          </Callout>
        </div>
      )}
      <AccountProfile profile={profile} />
      <AccountLanguage language={language} />
      {profile.mayAssign && (
        <Strip title={t("costCentres")}>
          <p className="prose">{t("costCentresText")}</p>
          <p className="mt-3">
            <LinkButton href="/account/cost-centres">{t("assignCostCentres")}</LinkButton>
          </p>
        </Strip>
      )}
      <AccountPassword email={profile.email} errors={refused?.errors ?? {}} minutes={refused?.minutes ?? 0} />
      <AccountSessions />
    </>
  );
}
