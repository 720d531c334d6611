import { ZONES } from "../domain/rate-sheet";
import type { Rating } from "../domain/rating";
import { USAGE_CATEGORIES } from "../domain/usage-record";
import { COMMA, LINE_FEED, ZERO } from "./ascii";
import type { UsageLine } from "./usage-csv";
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
  readonly add: (line: UsageLine, rating: Rating) => void;
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
    if (value >= 2 ** 31) {
      putText(value.toString());
      return;
    }
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
  const putByte = (byte: number): void => {
    bytes[length] = byte;
    length += 1;
  };
  /** From the comma on. No value needs quotes. */
  const putRating = (rating: Rating): void => {
    if (rating.status === "rejected") putText(`,,,,,,rejected,${rating.reason}`);
    else {
      putText(HEAD[rating.category][rating.zone ?? ""]);
      putNumber(rating.minutes);
      putByte(COMMA);
      if (rating.chargeMicroEuros !== null) putNumber(rating.chargeMicroEuros);
      putByte(COMMA);
      if (rating.chargeCents !== null) putNumber(rating.chargeCents);
      putText(TAIL[rating.status]);
      if (rating.reason !== null) putText(rating.reason);
    }
    putByte(LINE_FEED);
  };

  return {
    length: () => length,
    addHeader: () => {
      reserve(MAX_RATING_LENGTH * 2);
      putText(`${[...USAGE_COLUMNS, ...RATED_COLUMNS].join()}\n`);
    },
    add: (line, rating) => {
      reserve(line.end - line.start + MAX_RATING_LENGTH);
      putBytes(line.bytes.subarray(line.start, line.end));
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

/** Category and zone, and the status, with the commas around them. */
const HEAD = recordOf(USAGE_CATEGORIES, (category) => recordOf(["", ...ZONES], (zone) => `,${category},${zone},`));
const TAIL = recordOf(["rated", "included", "free", "unrated"], (status) => `,${status},`);

function recordOf<K extends string, V>(keys: readonly K[], valueOf: (key: K) => V): Readonly<Record<K, V>> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<K, V>;
}

/** Bytes as text: what is no UTF-8, and control characters, become U+FFFD. */
export function readableText(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes).replace(/\p{Cc}/gu, "\uFFFD");
}
