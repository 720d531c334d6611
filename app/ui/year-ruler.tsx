import type { ReactElement } from "react";

import { dateOf, dayOf, daysInMonthOf, monthNumberOf, yearOf, type LocalDate } from "~/kernel/local-date";

import { formatDate } from "~/format/format-date";
import { useLanguage, useTexts } from "./texts";

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** The year as a ruler with today marked; decoration, silent to a screen reader. */
export function YearRuler({ today }: { readonly today: LocalDate }): ReactElement {
  const t = useTexts();
  const language = useLanguage();
  const at = `${shareOfYear(today).toFixed(2)}%`;
  const startsYear = monthNumberOf(today) < 3;
  return (
    <div className="year" aria-hidden="true">
      <div className="year-ticks" />
      <ol>
        {MONTHS.map((month) => (
          <li key={month} className={month === monthNumberOf(today) ? "is-now" : undefined}>
            {formatDate(dateOf(yearOf(today), month, 1), "month-letters", language)}
          </li>
        ))}
      </ol>
      <svg className="year-mark">
        <line x1={at} x2={at} y2="100%" />
        <text x={at} y="13" dx={startsYear ? 8 : -8} textAnchor={startsYear ? "start" : "end"}>
          {t("today")}
        </text>
      </svg>
    </div>
  );
}

/** Percentage of the ruler, on which all months are equally long. */
function shareOfYear(date: LocalDate): number {
  return ((monthNumberOf(date) - 1 + (dayOf(date) - 0.5) / daysInMonthOf(date)) / 12) * 100;
}
