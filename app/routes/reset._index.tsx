import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";

import { parseResetRequest } from "~/modules/identity/schemas/password-forms";
import { typedEmail } from "~/modules/identity/schemas/sign-in-form";
import { RESET_VALID_MINUTES, requestPasswordReset } from "~/modules/identity/server/request-password-reset.server";
import type { ErrorKeys } from "~/modules/identity/ui/form-messages";
import { ResetRequestForm } from "~/modules/identity/ui/reset-request-form";
import { enqueueMail } from "~/modules/notifications/server/enqueue-mail.server";
import { languageOf, pageTexts } from "~/platform/texts.server";
import { Callout } from "~/ui/callout";
import { pageTitle } from "~/ui/page-title";
import { textOf, useTexts } from "~/ui/texts";

export const handle = { frame: "gate" };

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) =>
  pageTitle(textOf(loaded?.texts, "resetTitle"), matches);

export async function loader({ request }: LoaderFunctionArgs) {
  const isSent = new URL(request.url).searchParams.has("sent");
  return { isSent, validMinutes: RESET_VALID_MINUTES, texts: pageTexts(await languageOf(request), "identity") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const parsed = parseResetRequest(form);
  const refuse = (status: number, errors: ErrorKeys, retryAfterSeconds = 0) =>
    data({ email: typedEmail(form), errors, minutes: Math.ceil(retryAfterSeconds / 60) }, { status });
  if (!parsed.ok) return refuse(400, parsed.errors);
  const { email } = parsed;
  const result = await requestPasswordReset(
    context.server,
    { email, clientAddress: context.clientAddress },
    enqueueMail,
  );
  if (result.outcome === "throttled") return refuse(429, { form: "tooManyRequests" }, result.retryAfterSeconds);
  return redirect("/reset?sent");
}

export default function ResetRequestPage(): ReactElement {
  const { isSent, validMinutes, texts } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useTexts(texts);
  return (
    <>
      <h1>{t("resetTitle")}</h1>
      {isSent && refused === undefined ? (
        <div className="mt-6">
          <Callout tone="accent" role="status">
            <p>{t("resetSent", { minutes: validMinutes })}</p>
          </Callout>
        </div>
      ) : (
        <>
          <p className="mt-3 muted">{t("resetIntro", { minutes: validMinutes })}</p>
          <ResetRequestForm
            email={refused?.email ?? ""}
            errors={refused?.errors ?? {}}
            minutes={refused?.minutes ?? 0}
            t={t}
          />
        </>
      )}
      <p className="small mt-6">
        <a href="/login">{t("toSignIn")}</a>
      </p>
    </>
  );
}
