import type { Rating } from "../domain/rating";
import type { CsvRecord } from "./csv-scanner";
import { USAGE_COLUMNS } from "./usage-line";

/** Columns that `rate` adds to those of a usage record. */
export const RATED_COLUMNS = [
  "category",
  "zone",
  "minutes",
  "chargeMicroEuros",
  "chargeCents",
  "status",
  "reason",
] as const;

/** Lines of rated usage, gathered as bytes. */
export type RatedCsv = {
  readonly length: () => number;
  readonly addHeader: () => void;
  /** A record as it stood, followed by its rating. */
  readonly add: (line: CsvRecord, rating: Rating) => void;
  /** A line that has no ten fields: its beginning stands in the first. */
  readonly addUnreadable: (start: Uint8Array, rating: Rating) => void;
  /** What was gathered; nothing is left. */
  readonly take: () => Uint8Array;
};

/** Longest rating, in bytes. */
const MAX_RATING_LENGTH = 160;
const FIRST_SIZE = 262_144;

export function createRatedCsv(): RatedCsv {
  let bytes = new Uint8Array(FIRST_SIZE);
  let length = 0;

  const reserve = (more: number): void => {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, length + more));
    larger.set(bytes.subarray(0, length));
    bytes = larger;
  };
  const putBytes = (source: Uint8Array): void => {
    bytes.set(source, length);
    length += source.length;
  };
  const putText = (text: string): void => {
    for (let at = 0; at < text.length; at += 1) bytes[length + at] = text.charCodeAt(at);
    length += text.length;
  };
  const putNumber = (value: number): void => {
    if (value >= 2 ** 31) return putText(value.toString());
    let digits = 1;
    for (let limit = 10; limit <= value; limit *= 10) digits += 1;
    let left = value | 0;
    for (let at = length + digits - 1; at >= length; at -= 1) {
      const rest = (left / 10) | 0;
      bytes[at] = ZERO + left - rest * 10;
      left = rest;
    }
    length += digits;
  };
  const putComma = (): void => {
    bytes[length] = COMMA;
    length += 1;
  };
  /** From the comma on. No value needs quotes. */
  const putRating = (rating: Rating): void => {
    putComma();
    if (rating.status === "rejected") putText(",,,,,rejected,");
    else {
      putText(rating.category);
      putComma();
      putText(rating.zone ?? "");
      putComma();
      putNumber(rating.minutes);
      putComma();
      if (rating.chargeMicroEuros !== null) putNumber(rating.chargeMicroEuros);
      putComma();
      if (rating.chargeCents !== null) putNumber(rating.chargeCents);
      putComma();
      putText(rating.status);
      putComma();
    }
    putText(rating.reason ?? "");
    bytes[length] = LINE_FEED;
    length += 1;
  };

  return {
    length: () => length,
    addHeader: () => {
      reserve(MAX_RATING_LENGTH * 2);
      putText(`${[...USAGE_COLUMNS, ...RATED_COLUMNS].join()}\n`);
    },
    add: (line, rating) => {
      reserve(line.to - line.from + MAX_RATING_LENGTH);
      putBytes(line.source.subarray(line.from, line.to));
      putRating(rating);
    },
    addUnreadable: (start, rating) => {
      const text = new TextEncoder().encode(`"${readableText(start).replaceAll('"', '""')}"`);
      reserve(text.length + USAGE_COLUMNS.length + MAX_RATING_LENGTH);
      putBytes(text);
      putText(",".repeat(USAGE_COLUMNS.length - 1));
      putRating(rating);
    },
    take: () => {
      const taken = bytes.slice(0, length);
      length = 0;
      return taken;
    },
  };
}

const ZERO = 48;
const COMMA = 44;
const LINE_FEED = 10;

/** Bytes as text: what is no UTF-8, and control characters, become U+FFFD. */
export function readableText(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes).replace(/\p{Cc}/gu, "\uFFFD");
}
