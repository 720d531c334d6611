import { wallClock } from "~/kernel/amsterdam-time";
import { CSV_START, csvEuros, csvLine } from "~/platform/csv-text.server";
import { serverText } from "~/platform/texts.server";
import { formatPhone } from "~/ui/format-phone";
import type { Language } from "~/ui/language";
import type { UsedRecord } from "../domain/used-record";
import { destinationWords } from "../ui/destination-words";
import { formatHiddenNumber } from "../ui/hidden-number-words";

const COLUMNS = [
  "when",
  "groupBy.profile",
  "groupBy.cost-centre",
  "ownNumber",
  "direction",
  "otherNumber",
  "type",
  "groupBy.category",
  "groupBy.destination",
  "seconds",
  "minutes",
  "units",
  "status",
  "charge",
] as const;

/** Records as CSV, written as it is taken: a block of records is read when the one before has left. Times are Amsterdam's, amounts euros with
 *  a decimal point, empty without a tariff. */
export function usedRecordsCsv(
  blocks: AsyncGenerator<readonly UsedRecord[], undefined>,
  language: Language,
): ReadableStream<Uint8Array> {
  const t = (key: string): string => serverText(language, "usage", key);
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(encoder.encode(CSV_START + csvLine(COLUMNS.map(t))));
    },
    pull: async (controller) => {
      const block = await blocks.next();
      if (block.done === true) controller.close();
      else {
        const lines = block.value.map((record) => csvLine(cellsOf(record, language, t)));
        controller.enqueue(encoder.encode(lines.join("")));
      }
    },
    cancel: async () => {
      await blocks.return(undefined);
    },
  });
}

function cellsOf(record: UsedRecord, language: Language, t: (key: string) => string): string[] {
  return [
    wallClock(new Date(record.startedAtMs)).replace("T", " "),
    record.userName ?? "",
    record.costCentre ?? "",
    formatPhone(record.ownNumber),
    t(`direction.${record.direction}`),
    formatHiddenNumber(record.otherNumber),
    t(`type.${record.type}`),
    t(`category.${record.category}`),
    destinationWords(record.destination, language, t),
    String(record.durationSeconds),
    String(record.minutes),
    String(record.units),
    t(`status.${record.status}`),
    record.chargeCents === null ? "" : csvEuros(record.chargeCents),
  ];
}
