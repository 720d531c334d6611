import type { ReactElement } from "react";

import { sum, vatOn } from "~/kernel/money";
import { Money } from "~/ui/money";
import { useTexts } from "~/ui/texts";
import type { Preview } from "../domain/preview";

/** What the request adds and takes away, per month and once, without and with VAT. */
export function BasketCosts(props: { readonly preview: Preview; readonly vatPercent: number }): ReactElement {
  const t = useTexts("changes", "names");
  const { preview, vatPercent } = props;
  const { monthlyDeltaCents, oneTimeCents, buyOutCents, requestFeeCents = 0 } = preview.totals;
  const deltas = preview.lines.map((line) => line.monthlyDeltaCents);
  const once = oneTimeCents + buyOutCents;
  return (
    <table className="sums small">
      <caption className="vh">{t("costsCaption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("costs")}</th>
          <th scope="col">{t("perMonth")}</th>
          <th scope="col">{t("once")}</th>
        </tr>
      </thead>
      <tbody>
        <Row
          label={t("costsMore")}
          monthly={sum(deltas.filter((cents) => cents > 0))}
          once={oneTimeCents - requestFeeCents}
        />
        <Row label={t("costsLess")} monthly={sum(deltas.filter((cents) => cents < 0))} once={0} />
        {requestFeeCents === 0 ? null : <Row label={t("requestFee")} monthly={0} once={requestFeeCents} />}
        {buyOutCents === 0 ? null : <Row label={t("buyOutFee")} monthly={0} once={buyOutCents} />}
        <Row label={t("excludingVat")} monthly={monthlyDeltaCents} once={once} total />
        <Row
          label={t("vatOf", { percent: vatPercent })}
          monthly={vatOn(monthlyDeltaCents, vatPercent)}
          once={vatOn(once, vatPercent)}
        />
        <Row
          label={t("includingVat")}
          monthly={monthlyDeltaCents + vatOn(monthlyDeltaCents, vatPercent)}
          once={once + vatOn(once, vatPercent)}
        />
      </tbody>
    </table>
  );
}

type RowProps = {
  readonly label: string;
  readonly monthly: number;
  readonly once: number;
  readonly total?: boolean;
};

function Row({ label, monthly, once, total = false }: RowProps): ReactElement {
  return (
    <tr className={total ? "total" : undefined}>
      <th scope="row">{label}</th>
      <td>{monthly === 0 ? "–" : <Money cents={monthly} signed />}</td>
      <td>{once === 0 ? "–" : <Money cents={once} />}</td>
    </tr>
  );
}
