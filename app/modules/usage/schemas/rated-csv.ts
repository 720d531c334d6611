import type { Rating } from "../domain/rating";
import { USAGE_COLUMNS } from "./usage-record-csv";

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

export const RATED_HEADER = [...USAGE_COLUMNS, ...RATED_COLUMNS].join(",");

/** The fields that follow a record, from the comma on; amounts are empty when unrated or rejected. No value needs quotes. */
export function ratedFields(rating: Rating): string {
  switch (rating.status) {
    case "rejected":
      return `,,,,,,rejected,${rating.reason}`;
    case "unrated":
      return `,${rating.category},${rating.zone ?? ""},${rating.minutes.toString()},,,unrated,${rating.reason}`;
    default:
      return `,${rating.category},${rating.zone ?? ""},${rating.minutes.toString()},${rating.chargeMicroEuros.toString()},${rating.chargeCents.toString()},${rating.status},`;
  }
}

/** A line that can't be read, as ten fields: its beginning in the first, without what no text may hold. */
export function unreadableFields(text: string): string {
  const shown = readableText(text).replaceAll('"', '""');
  return `"${shown}"${",".repeat(USAGE_COLUMNS.length - 1)}`;
}

/** Bytes (one character each) as text: what is no UTF-8, and control characters, become U+FFFD. */
export function readableText(bytes: string): string {
  const text = new TextDecoder("utf-8").decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f]/g, "\uFFFD");
}
