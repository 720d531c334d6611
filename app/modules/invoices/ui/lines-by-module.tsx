import { Fragment, type ReactElement, type ReactNode } from "react";

import { periodOf } from "~/kernel/billing-period";
import type { Invoice } from "~/modules/billing/domain/invoice";
import type { InvoiceLine } from "~/modules/billing/domain/invoice-line";
import { Money } from "~/ui/money";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import { useReader, useTexts } from "~/ui/texts";
import type { Reader } from "~/format/texts";
import { linesByModule, type ModuleOfLines } from "../domain/line-groups";
import { groupName, moduleName, spanWords, usageLink, usageWords } from "../words/invoice-words";

type LinesProps = { readonly invoice: Invoice };

/** Every line, by module and by why it is there, down to the totals of the invoice. */
export function LinesByModule({ invoice }: LinesProps): ReactElement {
  const t = useTexts("invoices", "invoice-documents", "names");
  return (
    <Table caption={t("linesCaption")} captionHidden className="table-tight table-inline lines-table">
      <TableHead>
        <ColumnHead>{t("description")}</ColumnHead>
        <ColumnHead>{t("period")}</ColumnHead>
        <ColumnHead numeric>{t("quantity")}</ColumnHead>
        <ColumnHead numeric>{t("price")}</ColumnHead>
        <ColumnHead numeric>{t("amount")}</ColumnHead>
      </TableHead>
      {linesByModule(invoice).map((module) => (
        <ModuleLines key={module.category ?? "general"} module={module} />
      ))}
      <Totals invoice={invoice} />
    </Table>
  );
}

function ModuleLines({ module }: { readonly module: ModuleOfLines }): ReactElement {
  const reader = useReader();
  return (
    <TableBody>
      <Row className="group">
        <RowHead colSpan={4} heads="rowgroup">
          {moduleName(module.category, reader)}
        </RowHead>
        <Cell numeric>
          <Money cents={module.netCents} />
        </Cell>
      </Row>
      {module.groups.map((group) => (
        <Fragment key={group.group}>
          {module.groups.length > 1 && (
            <Row className="sub bare">
              <RowHead colSpan={4} heads="rowgroup">
                {groupName(group, reader)}
              </RowHead>
              <Cell numeric className="subtle">
                <Money cents={group.netCents} />
              </Cell>
            </Row>
          )}
          {group.lines.map((line) => (
            <Line key={line.lineNumber} line={line} />
          ))}
        </Fragment>
      ))}
    </TableBody>
  );
}

function Line({ line }: { readonly line: InvoiceLine }): ReactElement {
  const reader = useReader();
  const isUsage = line.kind === "usage";
  const isOne = Math.abs(line.quantity) === 1;
  const meta = metaOf(line, reader);
  return (
    <Row id={`line-${String(line.lineNumber)}`}>
      <RowHead>
        {line.description}
        {meta.length > 0 && (
          <span className="meta">
            {meta.map((part, at) => (
              <Fragment key={at}>
                {at > 0 && ", "}
                {part}
              </Fragment>
            ))}
          </span>
        )}
      </RowHead>
      <Cell className="muted whitespace-nowrap" label="">
        {spanWords(line.fromOn, line.untilOn, reader)}
      </Cell>
      <Cell numeric label="" className={isOne ? "is-void" : ""}>
        {!isUsage && (
          <>
            {String(line.quantity).replace("-", "−")}
            <span className="times"> ×</span>
          </>
        )}
      </Cell>
      <Cell numeric label="" className={isOne ? "is-void" : ""}>
        {!isUsage && <Money cents={line.unitCents} />}
      </Cell>
      <Cell numeric>
        <Money cents={line.netCents} />
      </Cell>
    </Row>
  );
}

/** Whose line it is, what was used, and where it came from. */
function metaOf(line: InvoiceLine, reader: Reader): ReactNode[] {
  const t = reader.texts("invoices", "invoice-causes", "invoice-documents");
  return [
    ...(line.profileName === null ? [] : [line.profileName]),
    ...(line.kind === "usage"
      ? [
          <a key="usage" href={usageLink(periodOf(line.fromOn), line)}>
            {usageWords(line, reader) ?? t(line.records === null ? "seeWholeMonth" : "seeUsage")}
          </a>,
        ]
      : []),
    ...(line.changeRequestId === null
      ? []
      : [
          <a key="change" href={`/changes/${line.changeRequestId}`}>
            {t("ofChange")}
          </a>,
        ]),
    ...(line.reference === null
      ? []
      : [<bdi key="reference">{t("lineReference", { reference: line.reference })}</bdi>]),
  ];
}

function Totals({ invoice }: LinesProps): ReactElement {
  const t = useTexts("invoice-documents", "invoices");
  return (
    <TableFoot>
      <Row>
        <RowHead colSpan={4}>{t("totalExcludingVat")}</RowHead>
        <Cell numeric>
          <Money cents={invoice.netCents} />
        </Cell>
      </Row>
      {invoice.vat.map(({ ratePercent, baseCents, vatCents }) => (
        <Row key={ratePercent} className="light">
          <RowHead colSpan={4}>
            {t("vatRate", { rate: ratePercent })} {t("over")} <Money cents={baseCents} />
          </RowHead>
          <Cell numeric>
            <Money cents={vatCents} />
          </Cell>
        </Row>
      ))}
      <Row>
        <RowHead colSpan={4}>{t("totalIncludingVat")}</RowHead>
        <Cell numeric>
          <Money cents={invoice.totalCents} />
        </Cell>
      </Row>
    </TableFoot>
  );
}
