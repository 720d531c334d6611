import { amsterdamClock } from "~/kernel/amsterdam-clock";
import { CSV_START, csvEuros, csvLine, type CsvForm } from "~/platform/csv/csv-text.server";
import { serverText } from "~/platform/texts/texts.server";
import { runInTimeSlice } from "~/platform/time-slices.server";
import { formatPhone } from "~/format/format-phone";
import type { Language } from "~/kernel/language";
import type { UsedRecord } from "../domain/reports/used-record";
import { destinationWords } from "../words/destination-words";
import { formatHiddenNumber } from "../words/hidden-number-words";

const COLUMNS = [
  "when",
  "timeZone",
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

/** Returns records as CSV, produced as fast as it is consumed: each block of records is read when the previous one has
 *  been sent. Times are those of Amsterdam, with their offset from UTC. Amounts are in euros, empty without a tariff.
 */
export function usedRecordsCsv(
  blocks: AsyncGenerator<readonly UsedRecord[], undefined>,
  language: Language,
  form: CsvForm,
): ReadableStream<Uint8Array> {
  const t = (key: string): string => serverText(language, "usage", key);
  const cellsOf = recordCells(t, language, form);
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(encoder.encode(CSV_START + csvLine(COLUMNS.map(t), form)));
    },
    pull: async (controller) => {
      const block = await blocks.next();
      if (block.done === true) {
        controller.close();
        return;
      }
      const lines = await runInTimeSlice(() => block.value.map((record) => csvLine(cellsOf(record), form)).join(""));
      controller.enqueue(encoder.encode(lines));
    },
    cancel: async () => {
      await blocks.return(undefined);
    },
  });
}

/** Returns a function that gives the cells of the records of one file. Words, country names, own numbers and hours are
 *  cached, as they recur. */
function recordCells(
  t: (key: string) => string,
  language: Language,
  form: CsvForm,
): (record: UsedRecord) => readonly string[] {
  const clock = amsterdamClock();
  const destinationOf = once((destination) => destinationWords(destination, language, t));
  const ownNumberOf = once(formatPhone);
  const directionOf = once((direction) => t(`direction.${direction}`));
  const typeOf = once((type) => t(`type.${type}`));
  const categoryOf = once((category) => t(`category.${category}`));
  const statusOf = once((status) => t(`status.${status}`));
  return (record) => {
    const { time, offset } = clock(record.startedAtMs);
    return [
      time,
      `UTC${offset}`,
      record.userName ?? "",
      record.costCentre ?? "",
      ownNumberOf(record.ownNumber),
      directionOf(record.direction),
      formatHiddenNumber(record.otherNumber),
      typeOf(record.type),
      categoryOf(record.category),
      destinationOf(record.destination),
      String(record.durationSeconds),
      String(record.minutes),
      String(record.units),
      statusOf(record.status),
      record.chargeCents === null ? "" : csvEuros(record.chargeCents, form),
    ];
  };
}

/** Returns the same function with its answers cached. */
function once(answer: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) known.set(text, (found = answer(text)));
    return found;
  };
}
