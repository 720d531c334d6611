import type { ReactElement } from "react";

import { PageHead } from "~/ui/page-head";
import { PhoneLink } from "~/ui/phone-link";
import { rich } from "~/ui/rich-text";
import { Strip } from "~/ui/strip";
import { useLanguage, type Translate } from "~/ui/texts";
import type { ServiceOverview } from "../domain/service-overview";
import { DeliveriesTable } from "./deliveries-table";
import { RepairTable } from "./repair-table";

type ServicePageProps = { readonly overview: ServiceOverview; readonly phone: string; readonly t: Translate };

/** How fast an outage is repaired, when maintenance is, and what was delivered by whom. */
export function ServicePage({ overview, phone, t }: ServicePageProps): ReactElement {
  const { serviceLevel, modules, deliveries } = overview;
  const mark = useLanguage() === "nl" ? "," : ".";
  const parts = { phone: () => <PhoneLink phone={phone} />, b: (words: string) => <b>{words}</b> };
  return (
    <>
      <PageHead title={t("title")} lead={rich(t("lead"), parts)} />
      <Strip title={t("levelTitle", { level: t(`level.${serviceLevel.code}`) })}>
        <p className="prose">
          {rich(t(`repair.${serviceLevel.repairClock}`, { hours: serviceLevel.repairHours }), parts)}
        </p>
        <RepairTable modules={modules} serviceLevel={serviceLevel} t={t} />
      </Strip>
      <Strip title={t("clockTitle")}>
        <ul className="prose list-disc ps-5">
          {["clockStart", "clockWaiting", "clockUnreachable", "clockPostponed", "clockForce"].map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </Strip>
      <Strip title={t("availabilityTitle")}>
        <p className="prose">
          {rich(t("availability", availabilityInWords(serviceLevel.availabilityPermille, mark)), parts)}
        </p>
        <p className="prose mt-2">{rich(t("maintenance"), parts)}</p>
      </Strip>
      <Strip title={t("deliveriesTitle")} id="deliveries">
        <DeliveriesTable deliveries={deliveries} t={t} />
      </Strip>
    </>
  );
}

/** 996 ‰ is 99,6% and 363,54 of 365 days (R9.3); whole numbers until the comma is set. */
function availabilityInWords(permille: number, mark: string): { percent: string; days: string } {
  const hundredthsOfDays = Math.round((permille * 36_500) / 1000);
  return {
    percent: `${String(Math.floor(permille / 10))}${mark}${String(permille % 10)}`,
    days: `${String(Math.floor(hundredthsOfDays / 100))}${mark}${String(hundredthsOfDays % 100).padStart(2, "0")}`,
  };
}
