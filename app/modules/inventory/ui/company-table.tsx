import type { ReactElement } from "react";

import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { formatDate } from "~/format/format-date";
import { formatPhoneRange } from "~/format/format-phone";
import { Money } from "~/ui/money";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useLanguage, useReader, useTexts } from "~/ui/texts";
import type { Reader } from "~/format/texts";
import type { RemovalBlockers } from "../domain/removal-blockers";
import type { ModuleOverview, NumbersInUse, ProductInUse } from "../domain/module-overview";

/** What belongs to the company and not to a user: the exchange, group options, numbers. */
export function CompanyTable({
  module,
  stays,
}: {
  readonly module: ModuleOverview;
  readonly stays: RemovalBlockers["shared"];
}): ReactElement | null {
  const reader = useReader();
  const t = reader.texts("names", "modules");
  const { groupOptions, numbers } = module;
  if (groupOptions.length + numbers.length === 0) return null;
  return (
    <Table caption={t("forTheWholeCompany")} className="table-tight table-inline mt-6">
      <TableHead>
        <ColumnHead>{t("product")}</ColumnHead>
        {numbers.length > 0 && <ColumnHead>{t("numbers")}</ColumnHead>}
        <ColumnHead numeric>{t("perMonth")}</ColumnHead>
        <ColumnHead>
          <span className="vh">{t("changeVerb")}</span>
        </ColumnHead>
      </TableHead>
      <TableBody>
        {groupOptions.map((product) => (
          <CompanyRow
            key={product.code}
            product={product}
            id={product.code}
            stays={stays[product.code] ?? null}
            numbers={numbers.length > 0 ? "" : null}
          />
        ))}
        {numbers.map((block) => (
          <CompanyRow
            key={block.numberId}
            product={block}
            id={block.numberId}
            stays={stays[block.numberId] ?? null}
            numbers={numbersOf(block, reader)}
          />
        ))}
      </TableBody>
    </Table>
  );
}

type CompanyRowProps = {
  readonly product: ProductInUse;
  /** What a change calls it. */
  readonly id: string;
  /** Why it is not ended here; null: it is. */
  readonly stays: string | null;
  /** "": it has none; null: nothing in the table has any. */
  readonly numbers: string | null;
};

function CompanyRow({ product, id, stays, numbers }: CompanyRowProps): ReactElement {
  const t = useTexts("modules", "names");
  const language = useLanguage();
  const { name, monthlyCents, activeUntil, billedUntil } = product;
  return (
    <Row>
      <RowHead>
        {shortProductName(name)}
        {stays !== null && activeUntil === null && <span className="meta">{stays}</span>}
        {activeUntil !== null && billedUntil !== null && (
          <span className="meta">{t("optionStopped", { until: formatDate(billedUntil, "long", language) })}</span>
        )}
      </RowHead>
      {numbers !== null && (
        <Cell label="" isVoid={numbers === ""}>
          {numbers}
        </Cell>
      )}
      <Cell numeric>
        <Money cents={monthlyCents} />
      </Cell>
      <Cell label="" isVoid={activeUntil !== null || stays !== null}>
        {activeUntil === null && stays === null && (
          <a href={`/changes/new?shared=${id}`}>
            {t("remove")}
            <span className="vh"> {name}</span>
          </a>
        )}
      </Cell>
    </Row>
  );
}

function numbersOf({ numbers }: NumbersInUse, reader: Reader): string {
  const t = reader.texts("modules", "names");
  return numbers === null ? t("numberFollows") : formatPhoneRange(numbers.first, numbers.last);
}
