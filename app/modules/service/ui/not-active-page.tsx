import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { PageHead } from "~/ui/page-head";
import { PhoneLink } from "~/ui/phone-link";
import { rich } from "~/ui/rich-text";
import { useLanguage } from "~/ui/texts";
import type { Translate } from "~/format/texts";
import type { Installation } from "../domain/installation";
import { InstallationSteps } from "./installation-steps";

type NotActivePageProps = {
  readonly installation: Installation;
  readonly customer: { readonly name: string; readonly number: number };
  /** Where the mail that opens the portal goes to. */
  readonly email: string;
  readonly phone: string;
  readonly t: Translate;
};

/** All that answers before the first invoice (R8.2): what is delivered, what is next, and when the portal opens. */
export function NotActivePage({ installation, customer, email, phone, t }: NotActivePageProps): ReactElement {
  return (
    <>
      <PageHead
        title={t("title")}
        crumbs={t("crumbs", customer)}
        lead={<Lead installation={installation} email={email} t={t} />}
      />
      <div className="wait-grid">
        <section aria-labelledby="steps-title">
          <h2 className="vh" id="steps-title">
            {t("steps")}
          </h2>
          <InstallationSteps installation={installation} t={t} />
        </section>
        <aside className="wait-aside" aria-label={t("contact")}>
          <section>
            <h2>{t("contactPerson", { count: installation.coordinators.length })}</h2>
            <p className="mt-2">
              {installation.coordinators.map((name) => (
                <b key={name} className="block">
                  {name}
                </b>
              ))}
              <span className="muted">{t("coordinator", { count: installation.coordinators.length })}</span>
            </p>
          </section>
          <section>
            <h2>{t("otherQuestion")}</h2>
            <p className="mt-2">
              <PhoneLink phone={phone} />
              <br />
              <span className="small subtle">{t("phoneHours")}</span>
            </p>
          </section>
        </aside>
      </div>
    </>
  );
}

type LeadProps = Pick<NotActivePageProps, "installation" | "email" | "t">;

function Lead({ installation, email, t }: LeadProps): ReactElement {
  const language = useLanguage();
  const { firstInvoice } = installation.progress;
  const on = firstInvoice.state === "expected" ? formatDate(firstInvoice.on, "weekday", language) : "";
  return <>{rich(t(`lead.${firstInvoice.state}`, { on, email }), { b: (words) => <b>{words}</b> })}</>;
}
