import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { sum } from "~/kernel/money";
import type { MonthOfUsage } from "~/modules/usage/domain/month-of-usage";
import { CostChart } from "~/ui/cost-chart";
import { Money } from "~/ui/money";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useLanguage, useTexts } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";

const PARTS = [
  { kind: "c1", textKey: "usageNational", of: ({ nationalCents }: MonthOfUsage) => nationalCents },
  { kind: "c2", textKey: "usageAbroad", of: ({ abroadCents }: MonthOfUsage) => abroadCents },
  { kind: "c3", textKey: "usageMobile", of: ({ mobileCents }: MonthOfUsage) => mobileCents },
  { kind: "c4", textKey: "usageService", of: ({ serviceCents }: MonthOfUsage) => serviceCents },
] as const;

/** What a person's calls, messages and data of the last months came to: drawn, and the same as a table. */
export function PersonUsage({ usage }: { readonly usage: readonly MonthOfUsage[] }): ReactElement {
  const t = useTexts("people", "names", "common");
  const language = useLanguage();
  const totalOf = (month: MonthOfUsage): number => sum(PARTS.map(({ of }) => of(month)));
  const total = sum(usage.map(totalOf));
  return (
    <Strip title={t("usageTitle")} className="span-7" aside={<a href="/usage?groupBy=profile">{t("toUsage")}</a>}>
      {usage.length === 0 ? (
        <p className="muted">{t("noUsage")}</p>
      ) : (
        <>
          <p className="mb-4">{t("usageSentence", { amount: formatCents(total, language), count: usage.length })}</p>
          <CostChart
            columns={usage.map((month) => ({
              key: month.month,
              label: formatDate(month.month, "month-letters", language),
              title: formatDate(month.month, "month", language),
              cents: PARTS.map(({ of }) => of(month)),
            }))}
            series={PARTS.map(({ kind, textKey }) => ({ kind, label: t(textKey) }))}
            sentence={t("usageSentence", { amount: formatCents(total, language), count: usage.length })}
          />
          <Unfold summary={t("showAsTable")}>
            <Table caption={t("usageTitle")} captionHidden className="table-tight mt-2">
              <TableHead>
                <ColumnHead>{t("period")}</ColumnHead>
                {PARTS.map(({ textKey }) => (
                  <ColumnHead numeric key={textKey}>
                    {t(textKey)}
                  </ColumnHead>
                ))}
                <ColumnHead numeric>{t("total")}</ColumnHead>
              </TableHead>
              <TableBody>
                {usage.toReversed().map((month) => (
                  <Row key={month.month}>
                    <RowHead>{formatDate(month.month, "month", language)}</RowHead>
                    {PARTS.map(({ textKey, of }) => (
                      <Cell numeric key={textKey} label={t(textKey)} isVoid={of(month) === 0}>
                        <Money cents={of(month)} />
                      </Cell>
                    ))}
                    <Cell numeric label={t("total")}>
                      <Money cents={totalOf(month)} />
                    </Cell>
                  </Row>
                ))}
              </TableBody>
            </Table>
          </Unfold>
        </>
      )}
    </Strip>
  );
}
