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
import { languageOf, pageTexts } from "~/platform/texts.server";
import { Callout } from "~/ui/callout";
import { pageTitle } from "~/ui/page-title";
import { textOf, useTexts } from "~/ui/texts";

export const handle = { frame: "gate" };

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) =>
  pageTitle(textOf(loaded?.texts, "signIn"), matches);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  if ((await context.session()) !== null) return redirect(safeNextPath(searchParams.get("next")));
  const [demoUsers, language] = await Promise.all([listDemoUsers(context.server), languageOf(request)]);
  const notice = searchParams.has("changed") ? "passwordReset" : searchParams.has("signed-out") ? "signedOut" : null;
  return { demoUsers, notice, texts: pageTexts(language, "identity") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const parsed = parseSignInForm(form);
  const email = parsed.ok ? parsed.email : typedEmail(form);
  const refuse = (status: number, errors: ErrorKeys, retryAfterSeconds = 0) =>
    data(
      { email, errors, minutes: Math.ceil(retryAfterSeconds / 60) },
      { status, headers: retryAfterSeconds > 0 ? { "Retry-After": String(retryAfterSeconds) } : {} },
    );
  if (!parsed.ok) return refuse(400, parsed.errors);
  const current = await context.session();
  const result = await signIn(context.server, { ...parsed, clientAddress: context.clientAddress, current });
  if (result.outcome === "throttled") return refuse(429, { form: "tooManyAttempts" }, result.retryAfterSeconds);
  if (result.outcome === "refused") return refuse(400, { password: "signInRefused" });
  const next = safeNextPath(new URL(request.url).searchParams.get("next"));
  return redirect(next, { headers: { "Set-Cookie": result.setCookie } });
}

export default function LoginPage(): ReactElement {
  const { demoUsers, notice, texts } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useTexts(texts);
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
      <SignInForm email={refused?.email ?? ""} errors={refused?.errors ?? {}} minutes={refused?.minutes ?? 0} t={t} />
      <p className="small muted mt-6">{t("firstTime")}</p>
      {demoUsers.length > 0 && <DemoUsers users={demoUsers} t={t} />}
    </>
  );
}
