import type { Language } from "~/kernel/language";
import type { ReactElement } from "react";

import type { LocalDate } from "~/kernel/local-date";
import { formatDate, formatDateRange } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { Money } from "~/ui/money";
import { SumsTable } from "~/ui/sums-table";
import { useLanguage } from "~/ui/texts";
import type { Translate } from "~/format/texts";
import type { Stopping } from "../domain/contract-overview";

type StoppingSumProps = { readonly stopping: Stopping; readonly endsOn: LocalDate; readonly t: Translate };

/** What stopping today would cost, as a sum (R1.5). */
export function StoppingSum({ stopping, endsOn, t }: StoppingSumProps): ReactElement {
  const language = useLanguage();
  const { billedUntil, billedNowCents, monthlyCents, terms, totalCents } = stopping;
  const hasRest = terms.from <= terms.to;
  return (
    <>
      <p className="prose">
        {hasRest
          ? t("stoppingText", { ends: formatDate(endsOn, "long", language) })
          : t("stoppingFree", { until: formatDate(billedUntil, "long", language) })}
      </p>
      {hasRest && (
        <div className="mt-4 max-w-[36rem]">
          <SumsTable
            caption={t("stoppingCaption")}
            rows={[
              {
                key: "month",
                label: t("stoppingMonthly", { from: formatDate(terms.from, "long", language) }),
                ...(billedNowCents === monthlyCents
                  ? {}
                  : { meta: t("stoppingNow", { amount: formatCents(billedNowCents, language) }) }),
                values: [<Money key="monthly" cents={monthlyCents} />],
              },
              {
                key: "terms",
                label: t("stoppingTerms"),
                meta: formatDateRange(terms.from, terms.to, language),
                values: [t("times", { terms: termsInWords(terms, language) })],
              },
              {
                key: "total",
                label: t("stoppingTotal"),
                values: [<Money key="total" cents={totalCents} />],
                isTotal: true,
              },
            ]}
          />
          <p className="mt-2 small muted">{t("stoppingNote", { until: formatDate(billedUntil, "long", language) })}</p>
        </div>
      )}
    </>
  );
}

/** Whole months as a number, a part of one with two decimals for the eye; the sum itself is exact. */
function termsInWords({ numerator, denominator }: Stopping["terms"], language: Language): string {
  if (numerator % denominator === 0) return String(numerator / denominator);
  const hundredths = Math.round((numerator * 100) / denominator);
  const whole = String(Math.floor(hundredths / 100));
  return `${whole}${language === "nl" ? "," : "."}${String(hundredths % 100).padStart(2, "0")}`;
}
