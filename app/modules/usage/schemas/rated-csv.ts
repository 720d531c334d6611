import { ZONES } from "../domain/rating/rate-sheet";
import type { Rating } from "../domain/rating/rating";
import { USAGE_CATEGORIES } from "../domain/usage-record";
import { COMMA, LINE_FEED, ZERO } from "./ascii";
import { MAX_RECORD_LENGTH, type UsageLine } from "./usage-csv";
import { USAGE_COLUMNS } from "./usage-line";

/** The columns that `rate` adds to those of a usage record. */
export const RATED_COLUMNS = [
  "category",
  "zone",
  "minutes",
  "chargeMicroEuros",
  "chargeCents",
  "status",
  "reason",
] as const;

/** Writes rated usage as lines of bytes, in blocks. */
export type RatedCsv = {
  readonly addHeader: () => void;
  /** Adds a record as it was, followed by its rating. */
  readonly add: (line: UsageLine, rating: Rating) => void;
  /** Adds a line of ten fields that is not a record. Bytes that are not text are replaced. */
  readonly addRejected: (line: UsageLine, rating: Rating) => void;
  /** Adds a line that does not have ten fields: its beginning goes into the first field. */
  readonly addUnreadable: (start: Uint8Array, rating: Rating) => void;
  /** Writes what is left. */
  readonly flush: () => void;
};

/** Room for the longest record, with each of its bytes replaced by the three of U+FFFD. */
export const MAX_BLOCK_BYTES = 4 * MAX_RECORD_LENGTH;
const WRITE_AT_BYTES = 65_536;
/** Longest rating, in bytes. */
const MAX_RATING_BYTES = 160;

/** `write` receives a view of the bytes, which change after the call. */
export function createRatedCsv(write: (block: Uint8Array) => void): RatedCsv {
  const block = new Uint8Array(MAX_BLOCK_BYTES);
  const view = viewOf(block);
  let length = 0;
  /** Where the last line stood: lines of one reader stand in the same bytes. */
  let source: Uint8Array = block;
  let sourceView = view;

  const flush = (): void => {
    if (length > 0) write(block.subarray(0, length));
    length = 0;
  };
  const reserve = (bytes: number): void => {
    if (length >= WRITE_AT_BYTES || length + bytes > MAX_BLOCK_BYTES) flush();
  };
  const putBytes = (bytes: Uint8Array): void => {
    block.set(bytes, length);
    length += bytes.length;
  };
  /** A line is too short for a view of its own: four bytes at a time are quicker. */
  const putLine = ({ bytes, start, end }: UsageLine): void => {
    if (bytes !== source) {
      source = bytes;
      sourceView = viewOf(bytes);
    }
    const words = sourceView;
    let from = start;
    let to = length;
    for (; from + 4 <= end; from += 4, to += 4) view.setUint32(to, words.getUint32(from, true), true);
    for (; from < end; from += 1, to += 1) block[to] = bytes[from] ?? 0;
    length = to;
  };
  /** For a few bytes, that is quicker. */
  const putShort = (bytes: Uint8Array): void => {
    const to = length;
    for (let at = 0; at < bytes.length; at += 1) block[to + at] = bytes[at] ?? 0;
    length = to + bytes.length;
  };
  const putByte = (byte: number): void => {
    block[length] = byte;
    length += 1;
  };
  const putNumber = (value: number): void => {
    if (value >= 2 ** 31) {
      putBytes(asBytes(value.toString()));
      return;
    }
    let digits = 1;
    for (let limit = 10; limit <= value; limit *= 10) digits += 1;
    let left = value | 0;
    for (let at = length + digits - 1; at >= length; at -= 1) {
      const rest = (left / 10) | 0;
      block[at] = ZERO + left - rest * 10;
      left = rest;
    }
    length += digits;
  };
  /** From the comma on. No value needs quotes. */
  const putRating = (rating: Rating): void => {
    if (rating.status === "rejected") putBytes(asBytes(`,,,,,,rejected,${rating.reason}`));
    else {
      putShort(HEAD[rating.category][rating.zone ?? ""]);
      putNumber(rating.minutes);
      putByte(COMMA);
      if (rating.chargeMicroEuros !== null) putNumber(rating.chargeMicroEuros);
      putByte(COMMA);
      if (rating.chargeCents !== null) putNumber(rating.chargeCents);
      putShort(TAIL[rating.status]);
      if (rating.reason !== null) putBytes(asBytes(rating.reason));
    }
    putByte(LINE_FEED);
  };

  return {
    flush,
    addHeader: () => putBytes(asBytes(`${[...USAGE_COLUMNS, ...RATED_COLUMNS].join()}\n`)),
    add: (line, rating) => {
      reserve(line.end - line.start + MAX_RATING_BYTES);
      putLine(line);
      putRating(rating);
    },
    addRejected: (line, rating) => {
      const text = asBytes(readableText(line.bytes.subarray(line.start, line.end)));
      reserve(text.length + MAX_RATING_BYTES);
      putBytes(text);
      putRating(rating);
    },
    addUnreadable: (start, rating) => {
      const first = asBytes(`"${readableText(start).replaceAll('"', '""')}"${",".repeat(USAGE_COLUMNS.length - 1)}`);
      reserve(first.length + MAX_RATING_BYTES);
      putBytes(first);
      putRating(rating);
    },
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function asBytes(text: string): Uint8Array {
  return encoder.encode(text);
}

const encoder = new TextEncoder();

/** Category and zone, and the status, with the commas around them. */
const HEAD = recordOf(USAGE_CATEGORIES, (category) =>
  recordOf(["", ...ZONES], (zone) => asBytes(`,${category},${zone},`)),
);
const TAIL = recordOf(["rated", "included", "free", "unrated"], (status) => asBytes(`,${status},`));

function recordOf<K extends string, V>(keys: readonly K[], valueOf: (key: K) => V): Readonly<Record<K, V>> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<K, V>;
}

/** Returns bytes as text, in which invalid UTF-8 and control characters become U+FFFD. */
export function readableText(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes).replace(/\p{Cc}/gu, "\uFFFD");
}
