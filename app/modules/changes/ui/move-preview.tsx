import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { formatCents, formatSignedCents } from "~/format/format-money";
import type { LocalDate } from "~/kernel/local-date";
import { Button, LinkButton } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useLanguage, useReader } from "~/ui/texts";
import type { ChangeRequest } from "../domain/change-request";
import type { MovedLine } from "../domain/moving/assess-move";
import { requestLinePhrase } from "../words/request-title";

/** What another day would mean, as it is shown before it is confirmed. */
export type ShownMove = {
  readonly index: number;
  readonly date: LocalDate;
  /** The lines that can only be moved along with it, and their days. */
  readonly along: readonly { readonly index: number; readonly preferredDate: LocalDate }[];
  readonly lines: readonly Pick<MovedLine, "index" | "before" | "after">[];
  readonly costsMore: boolean;
  readonly previewToken: string;
  /** The figures were other ones when they were shown before. */
  readonly isStale: boolean;
};

type MovePreviewProps = {
  readonly request: ChangeRequest;
  readonly move: ShownMove;
  readonly productNames: Readonly<Record<string, string>>;
};

/** Before and after, line by line, and the button that accepts exactly this. */
export function MovePreview({ request, move, productNames }: MovePreviewProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("requests", "names", "changes");
  return (
    <section className="mt-6" aria-labelledby="move-title">
      <Callout tone={move.costsMore ? "warn" : "accent"} role="status">
        <h2 id="move-title">{t("moveTitle")}</h2>
        {move.along.length === 0 ? null : (
          <p className="mt-2">
            <b>{t("moveTogether", { lines: move.along.length + 1 })}</b>
          </p>
        )}
        <p className="mt-2">{t(move.isStale ? "moveStale" : move.costsMore ? "moveCostsMore" : "moveCostsNoMore")}</p>
        <Table caption={t("moveTitle")} captionHidden className="mt-4">
          <TableHead>
            <ColumnHead>{t("line")}</ColumnHead>
            <ColumnHead>{t("date")}</ColumnHead>
            <ColumnHead>{t("moveBilled")}</ColumnHead>
            <ColumnHead numeric>{t("buyOutFee")}</ColumnHead>
            <ColumnHead numeric>{t("perMonth")}</ColumnHead>
          </TableHead>
          <TableBody>
            {move.lines.map((line) => (
              <MoveRow key={line.index} line={line} request={request} productNames={productNames} />
            ))}
          </TableBody>
        </Table>
        <form method="post" className="actions mt-4">
          <input type="hidden" name="date" value={move.date} />
          {move.along.map(({ index, preferredDate }) => (
            <input type="hidden" key={index} name="along" value={`${String(index)}:${preferredDate}`} />
          ))}
          <input type="hidden" name="previewToken" value={move.previewToken} />
          <Button kind="primary" name="move" value={move.index}>
            {t(move.costsMore ? "moveYesDearer" : "moveYes")}
          </Button>
          <LinkButton href={`/changes/${request.id}`}>{t("moveNo")}</LinkButton>
        </form>
      </Callout>
    </section>
  );
}

function MoveRow(props: {
  readonly line: ShownMove["lines"][number];
  readonly request: ChangeRequest;
  readonly productNames: Readonly<Record<string, string>>;
}): ReactElement | null {
  const reader = useReader();
  const t = reader.texts("requests", "names", "changes");
  const language = useLanguage();
  const { index, before, after } = props.line;
  const line = props.request.lines[index];
  if (!line) return null;
  const day = (date: LocalDate): string => formatDate(date, "long", language);
  const money = (cents: number): string => formatCents(cents, language);
  const billed = [
    change(before.billedUntil, after.billedUntil, (date) => t("moveUntil", { date: day(date) })),
    before.billedUntil === null
      ? change(before.billedFrom, after.billedFrom, (date) => t("fromDate", { date: day(date) }))
      : null,
  ].find((words) => words !== null);
  return (
    <Row>
      <RowHead>{requestLinePhrase(line, props.productNames, reader)}</RowHead>
      <Cell label={t("date")}>{change(before.date, after.date, (date) => formatDate(date, "weekday", language))}</Cell>
      <Cell label={t("moveBilled")} isVoid={billed === undefined}>
        {billed}
      </Cell>
      <Cell numeric label={t("buyOutFee")} isVoid={before.buyOutCents === 0 && after.buyOutCents === 0}>
        {before.buyOutCents === 0 && after.buyOutCents === 0
          ? null
          : change(before.buyOutCents, after.buyOutCents, money)}
      </Cell>
      <Cell numeric label={t("perMonth")}>
        {formatSignedCents(line.monthlyDeltaCents, language)}
      </Cell>
    </Row>
  );
}

/** "was, and is now"; what stays is told once. */
function change<Value>(
  before: Value | null,
  after: Value | null,
  words: (value: Value) => string,
): ReactElement | string | null {
  if (after === null) return null;
  if (before === null || before === after) return words(after);
  return (
    <>
      <s className="muted">{words(before)}</s> <b>{words(after)}</b>
    </>
  );
}
