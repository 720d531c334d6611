import type { ReactElement } from "react";

import { Badge } from "~/ui/badge";
import { formatDate } from "~/format/format-date";
import { Steps, type Step } from "~/ui/steps";
import { useReader } from "~/ui/texts";
import type { Reader } from "~/format/texts";
import type { Installation } from "../domain/installation";
import { InstallationParts } from "./installation-parts";

/** From contract to open portal. */
export function InstallationSteps({ installation }: { readonly installation: Installation }): ReactElement {
  const reader = useReader();
  const t = reader.texts("not-active");
  return (
    <Steps
      steps={[
        contractStep(installation, reader),
        ...surveyStep(installation, reader),
        installationStep(installation, reader),
        invoiceStep(installation, reader),
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

function contractStep({ categories, startDate, termMonths }: Installation, reader: Reader): Step {
  const { language } = reader;
  const t = reader.texts("names", "common", "not-active");
  const names = categories.map((category) => t(`categoryInSentence.${category}`));
  const list = names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${t("and")} ${names.at(-1) ?? ""}`;
  return {
    key: "contract",
    state: "done",
    title: t("contractTitle"),
    aside: t("contractFrom", { on: formatDate(startDate, "long", language) }),
    children: <p className="muted">{t("contractText", { list, months: termMonths })}</p>,
  };
}

function surveyStep({ progress: { survey } }: Installation, reader: Reader): Step[] {
  const { language } = reader;
  const t = reader.texts("names", "not-active");
  if (survey === null) return [];
  const isDone = survey.state === "done";
  return [
    {
      key: "survey",
      state: survey.state,
      title: t("survey"),
      aside: formatDate(survey.on, "long", language),
      children: <p className="muted">{t(isDone ? "surveyDone" : "surveyPlanned")}</p>,
    },
  ];
}

function installationStep({ progress: { installation }, parts }: Installation, reader: Reader): Step {
  const t = reader.texts("names", "not-active");
  const { state, signed, total } = installation;
  return {
    key: "installation",
    state,
    title: t("installation"),
    aside: (
      <Badge tone={signed === 0 ? "neutral" : "accent"} sign={state === "done" ? "check" : "clock"}>
        {t("partsDone", { signed, count: total })}
      </Badge>
    ),
    children: (
      <>
        <p className="muted">{t("installationText")}</p>
        <InstallationParts parts={parts} />
      </>
    ),
  };
}

function invoiceStep({ progress: { firstInvoice } }: Installation, reader: Reader): Step {
  const { language } = reader;
  const t = reader.texts("not-active");
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
