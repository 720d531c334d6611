import { USAGE_CATEGORY_KEYS } from "../words/usage-category-keys";
import type { ReactElement } from "react";

import { amsterdamDateOf, wallClock } from "~/kernel/amsterdam-time";
import { formatDate, formatTime } from "~/format/format-date";
import { formatCount, formatDataVolume, formatDuration } from "~/format/format-number";
import { formatPhone } from "~/format/format-phone";
import type { Language } from "~/kernel/language";
import { Money } from "~/ui/money";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import { useLanguage, useReader } from "~/ui/texts";
import type { Reader } from "~/format/texts";
import type { ListedRecord } from "../domain/reports/listed-record";
import { destinationWords } from "../words/destination-words";
import { formatHiddenNumber } from "../words/hidden-number-words";

type ListedRecordsTableProps = {
  readonly records: readonly ListedRecord[];
  readonly caption: string;
  /** Of all records, those on other pages too; `cents` null: not known yet. */
  readonly total: { readonly words: string; readonly cents: number | null };
};

/** Single calls, messages and data, the newest first. */
export function ListedRecordsTable({ records, caption, total }: ListedRecordsTableProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("usage", "names");
  const language = useLanguage();
  return (
    <Table caption={caption} captionHidden className="table-tight table-inline calls-table">
      <TableHead>
        <ColumnHead>{t("whenColumn")}</ColumnHead>
        <ColumnHead>{t("user")}</ColumnHead>
        <ColumnHead>{t("calledNumber")}</ColumnHead>
        <ColumnHead>{t("whatColumn")}</ColumnHead>
        <ColumnHead>{t("destination")}</ColumnHead>
        <ColumnHead numeric>{t("minutes")}</ColumnHead>
        <ColumnHead numeric>{t("amount")}</ColumnHead>
      </TableHead>
      <TableBody>
        {records.map((record) => (
          <Row key={`${record.recordId} ${String(record.startedAtMs)}`}>
            <RowHead>{whenWords(record.startedAtMs, language)}</RowHead>
            <Cell label={t("user")}>
              {record.userName ?? formatPhone(record.ownNumber)}
              {record.userName !== null && <span className="meta">{formatPhone(record.ownNumber)}</span>}
            </Cell>
            <Cell label={t("calledNumber")} isVoid={record.type === "data"}>
              {formatHiddenNumber(record.otherNumber) || t("withheld")}
              {record.direction === "in" && <span className="meta">{t("direction.in")}</span>}
            </Cell>
            <Cell label={t("whatColumn")}>
              {t(`type.${record.type}`)}
              <span className="meta">{t(USAGE_CATEGORY_KEYS[record.category])}</span>
            </Cell>
            <Cell label={t("destination")}>{destinationWords(record.destination, reader)}</Cell>
            <Cell numeric label={t("minutes")} isVoid={record.type === "call" && record.minutes === 0}>
              {amountUsed(record, reader)}
              {record.type === "call" && <span className="meta">{formatDuration(record.durationSeconds)}</span>}
            </Cell>
            <Cell numeric>
              {record.chargeCents === null ? t("amountUnknown") : <Money cents={record.chargeCents} />}
              {record.status !== "rated" && <span className="meta">{t(`status.${record.status}`)}</span>}
            </Cell>
          </Row>
        ))}
      </TableBody>
      <TableFoot>
        <Row>
          <RowHead colSpan={6}>{total.words}</RowHead>
          <Cell numeric>{total.cents === null ? t("amountUnknown") : <Money cents={total.cents} />}</Cell>
        </Row>
      </TableFoot>
    </Table>
  );
}

function amountUsed(record: ListedRecord, reader: Reader): string {
  const { language } = reader;
  const t = reader.texts("names");
  switch (record.type) {
    case "call":
      return formatCount(record.minutes, language);
    case "sms":
      return t("messages", { count: record.units });
    case "data":
      return formatDataVolume(record.units, language);
    default:
      return record.type satisfies never;
  }
}

function whenWords(startedAtMs: number, language: Language): string {
  const instant = new Date(startedAtMs);
  return `${formatDate(amsterdamDateOf(instant), "row", language)}, ${formatTime(wallClock(instant).slice(11, 16), language)}`;
}
