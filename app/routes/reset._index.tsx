import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";

import { wallClock } from "~/kernel/amsterdam-time";
import { parseResetRequest } from "~/modules/identity/schemas/password-forms";
import { typedEmail } from "~/modules/identity/schemas/sign-in-form";
import { RESET_VALID_MINUTES, requestPasswordReset } from "~/modules/identity/server/request-password-reset.server";
import type { ErrorKeys } from "~/modules/identity/ui/form-messages";
import { ResetRequestForm } from "~/modules/identity/ui/reset-request-form";
import { enqueueMail } from "~/modules/notifications/server/enqueue-mail.server";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { Callout } from "~/ui/callout";
import { formatTime } from "~/format/format-date";
import { pageTitle } from "~/ui/page-title";
import { useTexts } from "~/ui/texts";
import { textOf } from "~/format/texts";

export const handle = { frame: "gate" };

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) =>
  pageTitle(textOf(loaded?.texts, "resetTitle"), matches);

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const isSent = searchParams.has("sent");
  const language = await languageOf(request);
  const sentAt = /^\d\d:\d\d$/.exec(searchParams.get("sent") ?? "")?.[0] ?? null;
  const texts = pageTexts(language, "identity");
  return {
    isSent,
    sentAt: sentAt === null ? null : formatTime(sentAt, language),
    validMinutes: RESET_VALID_MINUTES,
    texts,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const parsed = parseResetRequest(form);
  const refuse = (status: number, errors: ErrorKeys, minutes = 0) =>
    data({ email: typedEmail(form), errors, minutes }, { status });
  if (!parsed.ok) return refuse(400, parsed.errors);
  const { email } = parsed;
  const { clientAddress } = context;
  const cookieHeader = request.headers.get("Cookie");
  context.noteSecurity({ email });
  const result = await requestPasswordReset(context.server, { email, clientAddress, cookieHeader }, enqueueMail);
  if (result.outcome === "throttled") {
    context.retryAfter(result.retryAfterSeconds);
    return refuse(429, { form: "tooManyRequests" }, Math.ceil(result.retryAfterSeconds / 60));
  }
  if (result.outcome === "taken") return redirect("/reset?sent");
  context.noteSecurity({ event: "reset-limited" });
  return redirect(`/reset?sent=${wallClock(result.sentAt).slice(11, 16)}`);
}

export default function ResetRequestPage(): ReactElement {
  const { isSent, sentAt, validMinutes, texts } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useTexts(texts);
  return (
    <>
      <h1>{t("resetTitle")}</h1>
      {isSent && refused === undefined ? (
        <div className="mt-6">
          <Callout tone="accent" role="status">
            <p>
              {sentAt === null
                ? t("resetSent", { minutes: validMinutes })
                : t("resetSentBefore", { time: sentAt, minutes: validMinutes })}
            </p>
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
