import type { Language } from "~/kernel/language";
import { euros } from "~/kernel/money";
import type { Download } from "../web/answer-download.server";

/** The separators of cells and decimals. */
export type CsvForm = { readonly separator: "," | ";"; readonly decimalSign: "." | "," };

/** For programs: commas between cells and a decimal point (RFC 4180). */
export const RFC_4180: CsvForm = { separator: ",", decimalSign: "." };

/** What spreadsheets with the settings of a language open as columns and amounts. */
const FORM_OF: Readonly<Record<Language, CsvForm>> = { nl: { separator: ";", decimalSign: "," }, en: RFC_4180 };

/** Returns the form of a file for a reader of a language, unless its address requests that for programs
 *  (`format=rfc4180`). */
export function csvFormOf(query: URLSearchParams, language: Language): CsvForm {
  return query.get("format") === "rfc4180" ? RFC_4180 : FORM_OF[language];
}

/** A byte order mark, with which spreadsheets read UTF-8 correctly. */
export const CSV_START = "\uFEFF";

/** Returns cells as a line of CSV. A cell that a spreadsheet would take for a formula is turned into text. */
export function csvLine(cells: readonly string[], { separator }: CsvForm = RFC_4180): string {
  return `${cells.map((text) => cell(text, separator)).join(separator)}\r\n`;
}

/** Returns whole cents as euros. */
export function csvEuros(cents: number, { decimalSign }: CsvForm = RFC_4180): string {
  return euros(cents, decimalSign);
}

export function csvDownload(content: string | ReadableStream<Uint8Array>, name: string): Download {
  return { name, type: "text/csv; charset=utf-8", content };
}

function cell(text: string, separator: string): string {
  const safe = STARTS_FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  const isPlain = !NEEDS_QUOTES.test(safe) || (NUMBER.test(safe) && !safe.includes(separator));
  return isPlain ? safe : `"${safe.replaceAll('"', '""')}"`;
}

/** Characters that start a formula, including their wide and small East Asian forms, after any invisible characters. */
const STARTS_FORMULA = /^(?:[\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠﹦﹢﹣﹫])/u;
const NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/** Both separators, whichever this file uses, as it may be opened with the other. */
const NEEDS_QUOTES = /[",;\r\n]/;
