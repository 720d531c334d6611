import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";

import { refusalAnswer } from "~/modules/identity/domain/password-refusal";
import { parseNewPassword } from "~/modules/identity/schemas/password-forms";
import { findLinkOwner, resetPassword } from "~/modules/identity/server/set-password.server";
import { LinkNotValid } from "~/modules/identity/ui/link-not-valid";
import { NewPasswordForm } from "~/modules/identity/ui/new-password-form";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { pageTitle } from "~/ui/page-title";
import { useTexts } from "~/ui/texts";
import { textOf } from "~/format/texts";

export const handle = { frame: "gate" };

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) =>
  pageTitle(textOf(loaded?.texts, "newPasswordTitle"), matches);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const owner = await findLinkOwner(context.server, "password-reset", params["token"] ?? "");
  const texts = pageTexts(await languageOf(request), "identity");
  return data({ email: owner?.email ?? null, texts }, { status: owner === null ? 410 : 200 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params["token"] ?? "";
  if ((await findLinkOwner(context.server, "password-reset", token)) === null)
    return data({ errors: {} }, { status: 410 });
  const parsed = parseNewPassword(await request.formData());
  if (!parsed.ok) return data({ errors: parsed.errors }, { status: 400 });
  const cookieHeader = request.headers.get("Cookie");
  const { password } = parsed;
  const result = await resetPassword(context.server, { token, password, cookieHeader });
  if (result.outcome === "changed")
    return redirect("/login?changed", { headers: { "Set-Cookie": result.deviceCookie } });
  if (result.outcome === "throttled") context.retryAfter(result.retryAfterSeconds);
  const { errors, status } = refusalAnswer(result);
  return data({ errors }, { status });
}

export default function ResetPage(): ReactElement {
  const { email, texts } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useTexts(texts);
  if (email === null) return <LinkNotValid kind="password-reset" t={t} />;
  return (
    <>
      <h1>{t("newPasswordTitle")}</h1>
      <p className="mt-3 muted">{t("newPasswordIntro")}</p>
      <NewPasswordForm email={email} submit={t("savePassword")} errors={refused?.errors ?? {}} t={t} />
    </>
  );
}
