import type { ReactElement } from "react";

import { LinkButton } from "./button";
import { PageHead } from "./page-head";
import { PhoneLink } from "./phone-link";
import { rich } from "./rich-text";
import { translate, type Texts } from "./texts";

type ErrorPageProps = {
  /** The HTTP status of the answer. */
  readonly status: number;
  /** Number that the log carries too; null when the error arose in the browser. */
  readonly incident: string | null;
  readonly phone: string;
  readonly texts: Texts;
};

const OWN_WORDS: readonly number[] = [403, 404, 409, 429];

/** Says what went wrong, that nothing was changed, and the way on. */
export function ErrorPage({ status, incident, phone, texts }: ErrorPageProps): ReactElement {
  const kind = OWN_WORDS.includes(status) ? status : status < 500 ? 400 : 500;
  const t = (key: string): string => translate(texts, key, { phone, incident: incident ?? "" });
  const parts = {
    phone: (words: string) => <PhoneLink phone={words} />,
    incident: (words: string) => <b className="nowrap">{words}</b>,
  };
  return (
    <>
      <PageHead title={t(`error${String(kind)}Title`)} lead={t(`error${String(kind)}Text`)} />
      {kind === 500 && incident !== null && <p className="prose">{rich(t("error500Call"), parts)}</p>}
      <div className="actions mt-6">
        <LinkButton href="/">{t("errorBack")}</LinkButton>
      </div>
      {kind !== 500 && incident !== null && <p className="small subtle mt-6">{rich(t("errorIncident"), parts)}</p>}
    </>
  );
}

/** The title of the window of an error page. */
export function errorTitle(status: number, texts: Texts): string {
  const kind = OWN_WORDS.includes(status) ? status : status < 500 ? 400 : 500;
  return translate(texts, `error${String(kind)}Title`);
}
