import { serviceLevelWords } from "../words/service-level-words";
import type { ReactElement } from "react";

import type { TimesOfDay } from "~/modules/catalogue/domain/rule-pack";
import { formatTime, formatTimeShort } from "~/format/format-date";
import { formatDecimals } from "~/format/format-number";
import type { Language } from "~/kernel/language";
import { PageHead } from "~/ui/page-head";
import { PhoneLink } from "~/ui/phone-link";
import { rich } from "~/ui/rich-text";
import { Strip } from "~/ui/strip";
import { useLanguage, useReader } from "~/ui/texts";
import type { ServiceOverview } from "../domain/service-overview";
import { DeliveriesTable } from "./deliveries-table";
import { RepairTable } from "./repair-table";

type ServicePageProps = { readonly overview: ServiceOverview; readonly phone: string };

/** How fast an outage is repaired, when maintenance is, and what was delivered by whom. */
export function ServicePage({ overview, phone }: ServicePageProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("shell", "service", "names");
  const { serviceLevel, officeHours, maintenance, modules, deliveries } = overview;
  const language = useLanguage();
  const parts = { phone: (number: string) => <PhoneLink phone={number} />, b: (words: string) => <b>{words}</b> };
  return (
    <>
      <PageHead title={t("pageService")} lead={rich(t("lead", { phone }), parts)} />
      <Strip title={t("levelTitle", { level: serviceLevelWords(serviceLevel.code, reader) })}>
        <p className="prose">
          {rich(
            t(`repair.${serviceLevel.countedHours}`, {
              hours: serviceLevel.repairHours,
              ...timesInWords(officeHours, language),
            }),
            parts,
          )}
        </p>
        <RepairTable modules={modules} serviceLevel={serviceLevel} />
      </Strip>
      <Strip title={t("clockTitle")}>
        <ul className="prose list-disc ps-5">
          {CLOCK_RULES.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </Strip>
      <Strip title={t("availabilityTitle")}>
        <p className="prose">
          {rich(t("availability", availabilityInWords(serviceLevel.availabilityPermille, language)), parts)}
        </p>
        <p className="prose mt-2">{rich(t("maintenance", timesInWords(maintenance, language)), parts)}</p>
      </Strip>
      <Strip title={t("deliveriesTitle")} id="deliveries">
        <DeliveriesTable deliveries={deliveries} />
      </Strip>
    </>
  );
}

const CLOCK_RULES = ["clockStart", "clockWaiting", "clockUnreachable", "clockPostponed", "clockForce"] as const;

function timesInWords({ from, until }: TimesOfDay, language: Language): { from: string; until: string } {
  return { from: formatTimeShort(from, language), until: formatTime(until, language) };
}

/** The part of a year of 365 days (R9.3). */
function availabilityInWords(permille: number, language: Language): { percent: string; days: string } {
  return {
    percent: formatDecimals(permille, 1, language),
    days: formatDecimals(Math.round((permille * 36_500) / 1000), 2, language),
  };
}
