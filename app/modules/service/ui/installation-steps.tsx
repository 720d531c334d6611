import type { ReactElement } from "react";

import { Badge } from "~/ui/badge";
import { formatDate } from "~/format/format-date";
import type { Language } from "~/kernel/language";
import { Steps, type Step } from "~/ui/steps";
import { useLanguage } from "~/ui/texts";
import type { Translate } from "~/format/texts";
import type { Installation } from "../domain/installation";
import { InstallationParts } from "./installation-parts";

/** From contract to open portal. */
export function InstallationSteps({
  installation,
  t,
}: {
  readonly installation: Installation;
  readonly t: Translate;
}): ReactElement {
  const language = useLanguage();
  return (
    <Steps
      steps={[
        contractStep(installation, language, t),
        ...surveyStep(installation, language, t),
        installationStep(installation, t),
        invoiceStep(installation, language, t),
        {
          key: "open",
          state: "later",
          title: t("openTitle"),
          aside: t("openWhen"),
          children: <p className="muted">{t("openText")}</p>,
        },
      ]}
    />
  );
}

function contractStep({ categories, startDate, termMonths }: Installation, language: Language, t: Translate): Step {
  const names = categories.map((category) => t(`category.${category}`));
  const list = names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${t("and")} ${names.at(-1) ?? ""}`;
  return {
    key: "contract",
    state: "done",
    title: t("contractTitle"),
    aside: t("contractFrom", { on: formatDate(startDate, "long", language) }),
    children: <p className="muted">{t("contractText", { list, months: termMonths })}</p>,
  };
}

function surveyStep({ progress: { survey } }: Installation, language: Language, t: Translate): Step[] {
  if (survey === null) return [];
  const isDone = survey.state === "done";
  return [
    {
      key: "survey",
      state: survey.state,
      title: t("surveyTitle"),
      aside: formatDate(survey.on, "long", language),
      children: <p className="muted">{t(isDone ? "surveyDone" : "surveyPlanned")}</p>,
    },
  ];
}

function installationStep({ progress: { installation }, parts }: Installation, t: Translate): Step {
  const { state, signed, total } = installation;
  return {
    key: "installation",
    state,
    title: t("installationTitle"),
    aside: (
      <Badge tone={signed === 0 ? "neutral" : "accent"} sign={state === "done" ? "check" : "clock"}>
        {t("partsDone", { signed, count: total })}
      </Badge>
    ),
    children: (
      <>
        <p className="muted">{t("installationText")}</p>
        <InstallationParts parts={parts} t={t} />
      </>
    ),
  };
}

function invoiceStep({ progress: { firstInvoice } }: Installation, language: Language, t: Translate): Step {
  return {
    key: "invoice",
    state: firstInvoice.step,
    title: t("invoiceTitle"),
    aside:
      firstInvoice.state === "expected"
        ? t("invoiceExpected", { on: formatDate(firstInvoice.on, "long", language) })
        : t(`invoiceWhen.${firstInvoice.state}`),
    children: <p className="muted">{t("invoiceText")}</p>,
  };
}
