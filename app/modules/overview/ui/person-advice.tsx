import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { Button } from "~/ui/button";
import { Money } from "~/ui/money";
import { Strip } from "~/ui/strip";
import { SumsTable, type SumRow } from "~/ui/sums-table";
import { useReader } from "~/ui/texts";
import type { PersonAdvice } from "../domain/person-view";

type PersonAdviceBlockProps = {
  readonly advice: PersonAdvice;
  readonly name: string;
  readonly productNames: Readonly<Record<string, string>>;
  readonly mayChange: boolean;
};

/** What would have been cheaper, the sum that proves it, and a button that asks for it. */
export function PersonAdviceBlock({ advice, name, productNames, mayChange }: PersonAdviceBlockProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("people", "names");
  const { language } = reader;
  const { kind, months, priceCents, savedCents, callsCents, records, onceCents, optionCents } = advice;
  const option = shortProductName(productNames[advice.productCode] ?? advice.productCode);
  const span = { from: formatDate(advice.from, "month", language), until: formatDate(advice.until, "month", language) };
  const times = t("adviceTimes", { count: months, amount: formatCents(priceCents, language), ...span });
  const rows: SumRow[] =
    kind === "add"
      ? [
          {
            key: "calls",
            label: t("adviceCalls"),
            meta: t("adviceCallsMeta", { count: records, ...span }),
            values: [<Money key="calls" cents={callsCents} />],
          },
          { key: "option", label: option, meta: times, values: [<Money key="option" cents={-optionCents} />] },
          ...(onceCents === 0
            ? []
            : [{ key: "once", label: t("once"), values: [<Money key="once" cents={-onceCents} />] }]),
        ]
      : [
          { key: "option", label: option, meta: times, values: [<Money key="option" cents={optionCents} />] },
          { key: "calls", label: t("adviceUnused"), values: [<Money key="calls" cents={0} />] },
        ];
  return (
    <Strip
      title={t(kind === "add" ? "adviceAdd" : "adviceDrop", {
        option,
        name,
        count: months,
        amount: formatCents(savedCents, language),
      })}
    >
      <SumsTable
        small
        caption={t("adviceCaption")}
        rows={[
          ...rows,
          {
            key: "saved",
            label: t("adviceSaved"),
            values: [<Money key="saved" cents={savedCents} />],
            isTotal: true,
          },
        ]}
      />
      <p className="small muted mt-2">{t("adviceFrom", { date: formatDate(advice.on, "weekday", language) })}</p>
      {mayChange && (
        <form method="post" className="actions mt-3">
          <input type="hidden" name="intent" value="advice" />
          <Button icon="plus">{t("addToRequest")}</Button>
        </form>
      )}
    </Strip>
  );
}
