import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";

import { passwordFindingKey } from "~/modules/identity/domain/password-finding-key";
import { parseNewPassword } from "~/modules/identity/schemas/password-forms";
import { acceptInvitation, findLinkOwner } from "~/modules/identity/server/set-password.server";
import type { ErrorKeys } from "~/modules/identity/ui/form-messages";
import { LinkNotValid } from "~/modules/identity/ui/link-not-valid";
import { NewPasswordForm } from "~/modules/identity/ui/new-password-form";
import { languageOf, pageTexts } from "~/platform/texts.server";
import { pageTitle } from "~/ui/page-title";
import { textOf, useTexts } from "~/ui/texts";

export const handle = { frame: "gate" };

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) =>
  pageTitle(textOf(loaded?.texts, "welcomeTitle"), matches);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const owner = await findLinkOwner(context.server, "invitation", params["token"] ?? "");
  const texts = pageTexts(await languageOf(request), "identity");
  return data({ owner, brandName: context.server.settings.brandName, texts }, { status: owner === null ? 410 : 200 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const refuse = (status: number, errors: ErrorKeys) => data({ errors }, { status });
  const parsed = parseNewPassword(await request.formData());
  if (!parsed.ok) return refuse(400, parsed.errors);
  const result = await acceptInvitation(context.server, { token: params["token"] ?? "", password: parsed.password });
  switch (result.outcome) {
    case "accepted":
      return redirect("/", { headers: { "Set-Cookie": result.setCookie } });
    case "link-not-valid":
      return refuse(410, {});
    case "throttled":
      return refuse(429, { form: "crowded" });
    case "refused":
      return refuse(400, { password: passwordFindingKey(result.findings[0] ?? "too-short") });
    default:
      return result satisfies never;
  }
}

export default function InvitationPage(): ReactElement {
  const { owner, brandName, texts } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useTexts(texts);
  if (owner === null) return <LinkNotValid kind="invitation" t={t} />;
  return (
    <>
      <h1>{t("welcomeTitle")}</h1>
      <p className="mt-3 muted">{t("welcomeIntro", { name: owner.name, brand: brandName })}</p>
      <NewPasswordForm email={owner.email} submit={t("savePasswordAndSignIn")} errors={refused?.errors ?? {}} t={t} />
    </>
  );
}
