import type { ReactElement } from "react";

import { daysBetween, type LocalDate } from "~/kernel/local-date";
import { formatDate } from "~/format/format-date";
import { Ruler } from "~/ui/ruler";
import { useLanguage, useTexts } from "~/ui/texts";
import type { ContractOverview } from "../domain/contract-overview";

/** The term to scale, with its years, today and, until it has passed, the last day of notice. */
export function TermRuler({ overview }: { readonly overview: ContractOverview }): ReactElement {
  const t = useTexts("contract", "shell", "names");
  const language = useLanguage();
  const { contract, endsOn, years, currentYear, noticeOn, today } = overview;
  const days = daysBetween(contract.startDate, endsOn) + 1;
  const place = (day: LocalDate): number => Math.min(1, Math.max(0, daysBetween(contract.startDate, day) / days));
  const isWithin = today >= contract.startDate && today <= endsOn;
  const period = {
    from: formatDate(contract.startDate, "long", language),
    until: formatDate(endsOn, "long", language),
    months: contract.termMonths,
  };
  return (
    <div className="@container">
      <Ruler
        months={contract.termMonths === 24 ? 24 : 36}
        years={years.map(({ number, from }) => ({
          label: t("yearNumber", { number }),
          from: formatDate(from, "short", language),
          isCurrent: currentYear?.number === number,
        }))}
        marks={[
          ...(isWithin ? [{ label: t("today"), at: place(today), isNow: true }] : []),
          ...(today <= noticeOn ? [{ label: t("noticeMark"), at: place(noticeOn), isNow: false }] : []),
        ]}
        sentence={currentYear === null ? t("rulerOver", period) : t("ruler", { ...period, number: currentYear.number })}
      />
    </div>
  );
}
