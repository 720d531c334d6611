import type { ReactElement } from "react";

import { amsterdamDateOf, wallClock } from "~/kernel/amsterdam-time";
import { formatDate, formatTime } from "~/format/format-date";
import { formatCount, formatDataVolume, formatDuration } from "~/format/format-number";
import { formatPhone } from "~/format/format-phone";
import type { Language } from "~/kernel/language";
import { Money } from "~/ui/money";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "~/ui/table";
import { useLanguage } from "~/ui/texts";
import type { Translate } from "~/format/texts";
import type { UsedRecord } from "../domain/reports/used-record";
import { destinationWords } from "../words/destination-words";
import { formatHiddenNumber } from "../words/hidden-number-words";

type UsedRecordsTableProps = {
  readonly records: readonly UsedRecord[];
  readonly caption: string;
  /** Of all records, those on other pages too; `cents` null: not known yet. */
  readonly total: { readonly words: string; readonly cents: number | null };
  readonly t: Translate;
};

/** Single calls, messages and data, the newest first. */
export function UsedRecordsTable({ records, caption, total, t }: UsedRecordsTableProps): ReactElement {
  const language = useLanguage();
  return (
    <Table caption={caption} captionHidden className="table-tight table-inline calls-table">
      <TableHead>
        <ColumnHead>{t("when")}</ColumnHead>
        <ColumnHead>{t("groupBy.profile")}</ColumnHead>
        <ColumnHead>{t("otherNumber")}</ColumnHead>
        <ColumnHead>{t("type")}</ColumnHead>
        <ColumnHead>{t("groupBy.destination")}</ColumnHead>
        <ColumnHead numeric>{t("minutes")}</ColumnHead>
        <ColumnHead numeric>{t("charge")}</ColumnHead>
      </TableHead>
      <TableBody>
        {records.map((record) => (
          <Row key={`${record.recordId} ${String(record.startedAtMs)}`}>
            <RowHead>{whenWords(record.startedAtMs, language)}</RowHead>
            <Cell label={t("groupBy.profile")}>
              {record.userName ?? formatPhone(record.ownNumber)}
              {record.userName !== null && <span className="meta">{formatPhone(record.ownNumber)}</span>}
            </Cell>
            <Cell label={t("otherNumber")} isVoid={record.type === "data"}>
              {formatHiddenNumber(record.otherNumber) || t("withheld")}
              {record.direction === "in" && <span className="meta">{t("direction.in")}</span>}
            </Cell>
            <Cell label={t("type")}>
              {t(`type.${record.type}`)}
              <span className="meta">{t(`category.${record.category}`)}</span>
            </Cell>
            <Cell label={t("groupBy.destination")}>{destinationWords(record.destination, language, t)}</Cell>
            <Cell numeric label={t("minutes")} isVoid={record.type === "call" && record.minutes === 0}>
              {amountUsed(record, language, t)}
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

function amountUsed(record: UsedRecord, language: Language, t: Translate): string {
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
