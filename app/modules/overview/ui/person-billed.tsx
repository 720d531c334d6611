import type { ReactElement } from "react";

import { groupBy } from "~/kernel/group-by";
import { sum } from "~/kernel/money";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { Day } from "~/ui/day";
import { Money } from "~/ui/money";
import { Strip } from "~/ui/strip";
import { useTexts } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import type { PersonView } from "../domain/person-view";

/** The invoice lines of a person, the newest invoice first. */
export function PersonBilled({ lines }: { readonly lines: PersonView["invoiceLines"] }): ReactElement {
  const t = useTexts("people", "names");
  const [newest, ...older] = [...groupBy(lines, ({ number }) => number)];
  return (
    <Strip title={t("billed")} className="span-5" aside={<span className="small subtle">{t("withoutVat")}</span>}>
      {newest === undefined ? (
        <p className="muted">{t("nothingBilled")}</p>
      ) : (
        <BilledOn number={newest[0]} lines={newest[1]} />
      )}
      {older.length > 0 && (
        <Unfold summary={t("olderInvoices")}>
          {older.map(([number, own]) => (
            <BilledOn key={number} number={number} lines={own} />
          ))}
        </Unfold>
      )}
    </Strip>
  );
}

function BilledOn({
  number,
  lines,
}: {
  readonly number: string;
  readonly lines: PersonView["invoiceLines"];
}): ReactElement {
  const t = useTexts("people", "names");
  return (
    <table className="sums mb-4">
      <caption className="vh">{t("billedCaption", { number })}</caption>
      <thead>
        <tr>
          <th scope="col">
            <a href={`/invoices/${number}`}>{number}</a>
          </th>
          <th scope="col">{t("amount")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ lineNumber, description, fromOn, netCents }) => (
          <tr key={lineNumber}>
            <th scope="row">
              {shortProductName(description)}
              <span className="meta">
                <Day date={fromOn} style="month" />
              </span>
            </th>
            <td>
              <Money cents={netCents} />
            </td>
          </tr>
        ))}
        <tr className="total">
          <th scope="row">{t("together")}</th>
          <td>
            <Money cents={sum(lines.map(({ netCents }) => netCents))} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}
