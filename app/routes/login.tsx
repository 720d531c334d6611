import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";

import { safeNextPath } from "~/modules/identity/domain/next-path";
import { parseSignInForm, typedEmail } from "~/modules/identity/schemas/sign-in-form";
import { listDemoUsers } from "~/modules/identity/server/list-demo-users.server";
import { signIn } from "~/modules/identity/server/sign-in.server";
import { DemoUsers } from "~/modules/identity/ui/demo-users";
import type { ErrorKeys } from "~/modules/identity/ui/form-messages";
import { SignInForm } from "~/modules/identity/ui/sign-in-form";
import { cookieHeaders } from "~/platform/web/cookies.server";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { Callout } from "~/ui/callout";
import { pageTitle } from "~/ui/page-title";
import { useTexts } from "~/ui/texts";

export const handle = { frame: "gate" };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("identity")("signIn"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  if ((await context.session()) !== null) return redirect(safeNextPath(searchParams.get("next")));
  const [demoUsers, language] = await Promise.all([listDemoUsers(context.server), languageOf(request)]);
  const notice = searchParams.has("changed")
    ? ("passwordReset" as const)
    : searchParams.has("signed-out")
      ? ("signedOut" as const)
      : null;
  return { demoUsers, notice, texts: pageTexts(language, "identity") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const parsed = parseSignInForm(form);
  const email = parsed.ok ? parsed.email : typedEmail(form);
  const refuse = (status: number, errors: ErrorKeys, minutes = 0) => data({ email, errors, minutes }, { status });
  if (!parsed.ok) return refuse(400, parsed.errors);
  const { clientAddress } = context;
  const cookieHeader = request.headers.get("Cookie");
  const current = await context.session();
  context.noteSecurity({ email });
  const result = await signIn(context.server, { ...parsed, clientAddress, cookieHeader, current });
  if (result.outcome === "throttled") {
    context.retryAfter(result.retryAfterSeconds);
    return refuse(429, { form: "tooManyAttempts" }, Math.ceil(result.retryAfterSeconds / 60));
  }
  if (result.outcome === "refused") {
    context.noteSecurity({ event: "sign-in-refused" });
    return refuse(400, { password: "signInRefused" });
  }
  const next = safeNextPath(new URL(request.url).searchParams.get("next"));
  return redirect(next, { headers: cookieHeaders(result.setCookie, result.deviceCookie) });
}

export default function LoginPage(): ReactElement {
  const t = useTexts("identity");
  const { demoUsers, notice } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <h1>{t("signIn")}</h1>
      {notice !== null && refused === undefined && (
        <div className="mt-6">
          <Callout tone="accent" role="status">
            {t(notice)}
          </Callout>
        </div>
      )}
      <SignInForm email={refused?.email ?? ""} errors={refused?.errors ?? {}} minutes={refused?.minutes ?? 0} />
      <p className="small muted mt-6">{t("firstTime")}</p>
      {demoUsers.length > 0 && <DemoUsers users={demoUsers} />}
    </>
  );
}
