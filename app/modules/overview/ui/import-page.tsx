import { Fragment, type ReactElement } from "react";

import { formatPhone } from "~/format/format-phone";
import { COLUMNS, MOST_ROWS, rowField, type TypedRow } from "~/modules/changes/domain/people/starter-table";
import { MAX_COST_CENTRE_LENGTH } from "~/modules/inventory/domain/cost-centre";
import { Button } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Day } from "~/ui/day";
import { Field } from "~/ui/field";
import { FieldFrame, controlAttributes } from "~/ui/field-frame";
import { Money } from "~/ui/money";
import { PageHead } from "~/ui/page-head";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useTexts } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import type { ImportView } from "../domain/start-view";

type ImportPageProps = {
  readonly view: ImportView;
  /** What was put into the request just now, where rows are left to mend. */
  readonly added: { readonly count: number; readonly path: string } | null;
};

/** Several people start: a pasted table, judged row by row before anything is asked. */
export function ImportPage({ view, added }: ImportPageProps): ReactElement {
  const t = useTexts("shell", "people", "names");
  const { text, problem, rows, counts } = view;
  const error = problem === null ? undefined : t(problem, { most: MOST_ROWS });
  return (
    <div className="person-form">
      <PageHead
        crumbs={<a href="/people">{t("tabPeople")}</a>}
        title={t("importTitle")}
        lead={t("importLead", { most: MOST_ROWS })}
      />
      {added !== null && (
        <div className="mb-6">
          <Callout tone="accent" role="status">
            <p>{t("addedRows", { count: added.count })}</p>
            <p>
              <a href={added.path}>{t("toRequest")}</a>
            </p>
          </Callout>
        </div>
      )}
      <form method="post">
        <FieldFrame id="table" label={t("table")} hint={t("tableHint")} error={error}>
          <textarea
            className="input"
            name="table"
            rows={10}
            defaultValue={text}
            spellCheck={false}
            placeholder={"naam;sjabloon;datum;nummer;kostenplaats"}
            {...controlAttributes("table", { hint: t("tableHint"), error })}
          />
        </FieldFrame>
        <div className="actions mt-4">
          <Button name="intent" value="check" kind={rows === null ? "primary" : "plain"}>
            {t("checkTable")}
          </Button>
          {rows !== null && counts.good > 0 && (
            <Button name="intent" value={counts.bad === 0 ? "add" : "add-good"} kind="primary">
              {t(counts.bad === 0 ? "addAll" : "addGood")}
            </Button>
          )}
        </div>
        {rows !== null && <Rows view={view} rows={rows} />}
      </form>
    </div>
  );
}

/** As many rows as are shown with their fields at once. */
const FEW_TO_MEND = 5;

/** The cells of a row, to be mended in place; the rest of the table stays as it is. */
function MendedRow({
  row,
  typed,
  isOpen,
}: {
  readonly row: number;
  readonly typed: TypedRow;
  readonly isOpen: boolean;
}): ReactElement {
  const t = useTexts("people", "names");
  return (
    <Unfold summary={t("mendRow", { row })} open={isOpen}>
      <div className="filters mt-2">
        {COLUMNS.map((column) => (
          <Fragment key={column}>
            <input type="hidden" name={rowField("was", row, column)} value={typed[column]} />
            <Field
              name={rowField("fix", row, column)}
              label={t(`column.${column}`)}
              defaultValue={typed[column]}
              maxLength={200}
              autoComplete="off"
            />
          </Fragment>
        ))}
        <div className="actions">
          <Button small name="intent" value="check">
            {t("checkTable")}
          </Button>
        </div>
      </div>
    </Unfold>
  );
}

function Rows({
  view,
  rows,
}: {
  readonly view: ImportView;
  readonly rows: NonNullable<ImportView["rows"]>;
}): ReactElement {
  const t = useTexts("people", "names", "common");
  const { counts, totals } = view;
  return (
    <Strip
      title={t("verdict")}
      className="mt-8"
      aside={<span className="small subtle">{t("rowsChecked", { good: counts.good, bad: counts.bad })}</span>}
    >
      {totals?.errors.map((message) => (
        <p key={message} className="field-error mb-3">
          {message}
        </p>
      ))}
      <Table caption={t("verdict")} captionHidden className="table-tight">
        <TableHead>
          <ColumnHead>{t("row")}</ColumnHead>
          <ColumnHead>{t("name")}</ColumnHead>
          <ColumnHead>{t("verdict")}</ColumnHead>
          <ColumnHead>{t("firstDay")}</ColumnHead>
          <ColumnHead numeric>{t("once")}</ColumnHead>
          <ColumnHead numeric>{t("perMonth")}</ColumnHead>
        </TableHead>
        <TableBody>
          {rows.items.map(
            ({ row, name, like, on, e164, costCentre, problems, errors, typed, oneTimeCents, monthlyDeltaCents }) => {
              const messages = [
                ...problems.map((problem) => t(problem, { longestCentre: MAX_COST_CENTRE_LENGTH })),
                ...errors,
              ];
              return (
                <Row key={row}>
                  <Cell label={t("row")}>{row}</Cell>
                  <RowHead className="wrap-anywhere min-w-[8rem]">
                    {name}
                    <span className="meta">
                      {[
                        like,
                        ...(e164 === null ? [] : [formatPhone(e164)]),
                        ...(costCentre === null ? [] : [t("lineCostCentre", { name: costCentre })]),
                      ].join(", ")}
                    </span>
                  </RowHead>
                  <Cell label={t("verdict")}>
                    {messages.length === 0 ? (
                      t("rowGood")
                    ) : (
                      <span>
                        {messages.map((message) => (
                          <span key={message} className="field-error">
                            {message}
                          </span>
                        ))}
                        {typed !== null && <MendedRow row={row} typed={typed} isOpen={counts.bad <= FEW_TO_MEND} />}
                      </span>
                    )}
                  </Cell>
                  <Cell label={t("firstDay")} isVoid={on === null}>
                    {on !== null && <Day date={on} style="row" />}
                  </Cell>
                  <Cell numeric label={t("once")}>
                    <Money cents={oneTimeCents} />
                  </Cell>
                  <Cell numeric label={t("perMonth")}>
                    <Money cents={monthlyDeltaCents} />
                  </Cell>
                </Row>
              );
            },
          )}
        </TableBody>
      </Table>
      {rows.pages > 1 && (
        <nav className="actions mt-4" aria-label={t("pages")}>
          {rows.page > 1 && (
            <Button small name="page" value={String(rows.page - 1)}>
              {t("previousPage")}
            </Button>
          )}
          {rows.page < rows.pages && (
            <Button small name="page" value={String(rows.page + 1)}>
              {t("nextPage")}
            </Button>
          )}
          <span className="small muted">{t("pageOf", { page: rows.page, pages: rows.pages, count: rows.total })}</span>
        </nav>
      )}
      {totals !== null && (
        <p className="mt-4">
          <b>{t("together")}</b>: <Money cents={totals.oneTimeCents} /> {t("once").toLowerCase()},{" "}
          <Money cents={totals.monthlyDeltaCents} /> {t("perMonth").toLowerCase()}
        </p>
      )}
    </Strip>
  );
}
