import type { Language } from "~/kernel/language";
import type { Download } from "../web/answer-download.server";

/** How cells and amounts are set apart. */
export type CsvForm = { readonly separator: "," | ";"; readonly decimalSign: "." | "," };

/** For programs: commas between cells, a decimal point (RFC 4180). */
export const RFC_4180: CsvForm = { separator: ",", decimalSign: "." };

/** What spreadsheets set to Dutch open as columns and amounts. */
const DUTCH: CsvForm = { separator: ";", decimalSign: "," };

/** The form of a file for who reads it in a language, unless its address asks for the one of programs (`format=rfc4180`). */
export function csvFormOf(query: URLSearchParams, language: Language): CsvForm {
  return language === "nl" && query.get("format") !== "rfc4180" ? DUTCH : RFC_4180;
}

/** A byte order mark: with it spreadsheets read UTF-8 right. */
export const CSV_START = "\uFEFF";

/** Cells as a line of CSV. A cell that a spreadsheet would take for a formula is made text. */
export function csvLine(cells: readonly string[], { separator }: CsvForm = RFC_4180): string {
  return `${cells.map((text) => cell(text, separator)).join(separator)}\r\n`;
}

/** Whole cents as euros. */
export function csvEuros(cents: number, { decimalSign }: CsvForm = RFC_4180): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}${decimalSign}${digits.slice(-2)}`;
}

export function csvDownload(content: string | ReadableStream<Uint8Array>, name: string): Download {
  return { name, type: "text/csv; charset=utf-8", content };
}

function cell(text: string, separator: string): string {
  const safe = STARTS_FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  const isPlain = !NEEDS_QUOTES.test(safe) || (NUMBER.test(safe) && !safe.includes(separator));
  return isPlain ? safe : `"${safe.replaceAll('"', '""')}"`;
}

/** The signs that begin a formula, also as wide or small as East Asian texts write them, whatever invisible stands before. */
const STARTS_FORMULA = /^(?:[\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠﹦﹢﹣﹫])/u;
const NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/** Both separators, whichever divides this file: it may be opened with the other. */
const NEEDS_QUOTES = /[",;\r\n]/;
