import type { ReactElement } from "react";

import { LinkButton } from "./button";
import { errorTexts, errorTitle, spokenStatus } from "./error-texts";
import { PageHead } from "./page-head";
import { PhoneLink } from "./phone-link";
import { rich } from "./rich-text";
import { useLanguage } from "./texts";

type ErrorPageProps = {
  /** The HTTP status of the answer. */
  readonly status: number;
  /** Number that the log carries too; null when the error arose in the browser. */
  readonly incident: string | null;
  /** Of the service desk; null when not even that is known. */
  readonly phone: string | null;
};

/** Says what went wrong, that nothing was changed, and the way on. */
export function ErrorPage({ status, incident, phone }: ErrorPageProps): ReactElement {
  const language = useLanguage();
  const spoken = spokenStatus(status);
  const callUs = spoken === "500" && phone !== null && incident !== null;
  const t = errorTexts(language);
  const marked = (words: string): ReactElement => (
    <>
      {rich(words, {
        phone: (number) => <PhoneLink phone={number} />,
        incident: (number) => <b className="nowrap">{number}</b>,
      })}
    </>
  );
  return (
    <>
      <PageHead title={errorTitle(status, language)} lead={t(`error${spoken}Text`)} />
      {callUs && <p className="prose">{marked(t("error500Call", { phone, incident }))}</p>}
      <div className="actions mt-6">
        <LinkButton href="/">{t("errorBack")}</LinkButton>
      </div>
      {!callUs && incident !== null && <p className="small subtle mt-6">{marked(t("errorIncident", { incident }))}</p>}
    </>
  );
}
