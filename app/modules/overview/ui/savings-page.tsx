import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { formatPhone } from "~/format/format-phone";
import type { Paged } from "~/kernel/paged";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { Button } from "~/ui/button";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Field } from "~/ui/field";
import { Money } from "~/ui/money";
import { PageHead } from "~/ui/page-head";
import { PagedNavigation } from "~/ui/paged-navigation";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useLanguage, useReader, useTexts } from "~/ui/texts";
import { keyOfSaving, type Saving, type SumOfSavings } from "../domain/saving";

type SavingsPageProps = {
  /** Those that match, on the page that is shown. */
  readonly savings: Paged<Saving>;
  /** Of everybody, whatever is looked for. */
  readonly all: SumOfSavings;
  readonly productNames: Readonly<Record<string, string>>;
  readonly search: string;
  readonly addressOf: (page: number) => string;
  readonly mayChange: boolean;
};

/** What would have been cheaper, for everybody, with the way into a draft. */
export function SavingsPage(props: SavingsPageProps): ReactElement {
  const { savings, all, search, addressOf, mayChange } = props;
  const t = useTexts("shell", "people", "names", "common");
  const language = useLanguage();
  const total = formatCents(all.savedCents, language);
  return (
    <>
      <PageHead
        crumbs={<a href="/people">{t("tabPeople")}</a>}
        title={t("savingsTitle")}
        lead={all.people === 0 ? t("savingsNone") : t("savingsLead", { count: all.people, total })}
      />
      {all.people > 0 && (
        <form method="get" role="search" className="filters">
          <Field name="q" type="search" label={t("searchNumbers")} defaultValue={search} maxLength={100} />
          <div className="actions">
            <Button>{t("show")}</Button>
            {search !== "" && <a href={addressOf(1)}>{t("showAll")}</a>}
          </div>
        </form>
      )}
      {savings.total > 0 && (
        <form method="post" className="mt-8">
          <SavingsTable {...props} />
          {mayChange && savings.items.length > 1 && (
            <div className="actions mt-4">
              <Button icon="plus">{t("savingsAll", { count: savings.items.length })}</Button>
            </div>
          )}
        </form>
      )}
      <PagedNavigation list={savings} addressOf={addressOf} />
      {all.people > 0 && savings.total === 0 && (
        <div className="mt-8">
          <Empty icon="search" title={t("noNumbersTitle")}>
            {t("noNumbersFound")}
          </Empty>
        </div>
      )}
      <p className="small muted mt-6">{t("savingsHow")}</p>
    </>
  );
}

function SavingsTable({ savings, productNames, mayChange }: SavingsPageProps): ReactElement {
  const t = useTexts("people", "names");
  return (
    <Table caption={t("savingsCaption")} captionHidden className="table-tight table-inline heads-inline">
      <TableHead>
        <ColumnHead>{t("name")}</ColumnHead>
        <ColumnHead>{t("savingWhat")}</ColumnHead>
        <ColumnHead>{t("possibleFrom")}</ColumnHead>
        {mayChange && (
          <ColumnHead>
            <span className="vh">{t("changeVerb")}</span>
          </ColumnHead>
        )}
        <ColumnHead numeric>{t("adviceSaved")}</ColumnHead>
      </TableHead>
      <TableBody>
        {savings.items.map((saving) => (
          <Row key={keyOfSaving(saving)}>
            <RowHead>
              <a className="wrap-anywhere" href={`/people/${saving.personId}`}>
                {saving.name}
              </a>
              {saving.e164 !== null && <span className="meta">{formatPhone(saving.e164)}</span>}
            </RowHead>
            <Cell label="">
              <SavingWords saving={saving} productNames={productNames} />
            </Cell>
            <Cell label={t("possibleFrom")}>
              <Day date={saving.on} style="row" />
            </Cell>
            {mayChange && (
              <Cell label="">
                <input type="hidden" name="shown" value={keyOfSaving(saving)} />
                <Button small name="one" value={keyOfSaving(saving)}>
                  {t("addToRequest")}
                  <span className="vh"> {saving.name}</span>
                </Button>
              </Cell>
            )}
            <Cell numeric>
              <Money cents={saving.savedCents} />
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

/** With or without which option, and the sum: what the calls cost, less what the option does. */
function SavingWords({
  saving,
  productNames,
}: {
  readonly saving: Saving;
  readonly productNames: SavingsPageProps["productNames"];
}): ReactElement {
  const reader = useReader();
  const t = reader.texts("people", "names");
  const { kind, productCode, months, priceCents, callsCents, onceCents, from, until } = saving;
  const money = (cents: number): string => formatCents(cents, reader.language);
  const values = {
    count: months,
    price: money(priceCents),
    calls: money(callsCents),
    once: money(onceCents),
    from: formatDate(from, "month", reader.language),
    until: formatDate(until, "month", reader.language),
  };
  const sumWords = kind === "drop" ? "savingSumDrop" : onceCents === 0 ? "savingSumAdd" : "savingSumOnce";
  return (
    <span>
      {t(kind === "add" ? "savingAdd" : "savingDrop", {
        option: shortProductName(productNames[productCode] ?? productCode),
      })}
      <span className="meta">{t(sumWords, values)}</span>
    </span>
  );
}
