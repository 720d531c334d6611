import { USAGE_CATEGORY_KEYS } from "../words/usage-category-keys";
import type { Reader } from "~/format/texts";
import { amsterdamClock } from "~/kernel/amsterdam-clock";
import { CSV_START, csvEuros, csvLine, type CsvForm } from "~/platform/csv/csv-text.server";
import { readerIn } from "~/platform/texts/texts.server";
import { runInTimeSlice } from "~/platform/time-slices.server";
import { formatPhone } from "~/format/format-phone";
import type { Language } from "~/kernel/language";
import type { ListedRecord } from "../domain/reports/listed-record";
import { destinationWords } from "../words/destination-words";
import { formatHiddenNumber } from "../words/hidden-number-words";

const COLUMNS = [
  "whenColumn",
  "timeZone",
  "user",
  "costCentre",
  "ownNumber",
  "direction",
  "calledNumber",
  "whatColumn",
  "kind",
  "destination",
  "seconds",
  "minutes",
  "units",
  "status",
  "amount",
] as const;

/** Returns records as CSV, produced as fast as it is consumed: each block of records is read when the previous one has
 *  been sent. Times are those of Amsterdam, with their offset from UTC. Amounts are in euros, empty without a tariff.
 */
export function listedRecordsCsv(
  blocks: AsyncGenerator<readonly ListedRecord[], undefined>,
  language: Language,
  form: CsvForm,
): ReadableStream<Uint8Array> {
  const reader = readerIn(language);
  const t = reader.texts("usage", "names");
  const cellsOf = recordCells(reader, form);
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(
        encoder.encode(
          CSV_START +
            csvLine(
              COLUMNS.map((column) => t(column)),
              form,
            ),
        ),
      );
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
function recordCells(reader: Reader, form: CsvForm): (record: ListedRecord) => readonly string[] {
  const t = reader.texts("usage", "names");
  const clock = amsterdamClock();
  const destinationOf = once((destination) => destinationWords(destination, reader));
  const ownNumberOf = once(formatPhone);
  const directionOf = once((direction: ListedRecord["direction"]) => t(`direction.${direction}`));
  const typeOf = once((type: ListedRecord["type"]) => t(`type.${type}`));
  const categoryOf = once((category: ListedRecord["category"]) => t(USAGE_CATEGORY_KEYS[category]));
  const statusOf = once((status: ListedRecord["status"]) => t(`status.${status}`));
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
function once<Text extends string>(answer: (text: Text) => string): (text: Text) => string {
  const known = new Map<Text, string>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) known.set(text, (found = answer(text)));
    return found;
  };
}
