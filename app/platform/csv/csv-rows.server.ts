import { readFileSync } from "node:fs";

import { CsvError, parse } from "csv-parse/sync";

/** Returns the rows of a CSV file with a header line (RFC 4180: quotes, doubled quotes, LF or CRLF), each keyed by
 *  column. Throws a RangeError that names file and line when a row has a different number of fields than the header. */
export function readCsvRows(path: string): Record<string, string>[] {
  const [header, ...rows] = fieldsOf(path);
  if (!header) throw new RangeError(`${path} is empty`);
  return rows.map((fields) => Object.fromEntries(header.map((column, index) => [column, fields[index] ?? ""])));
}

function fieldsOf(path: string): string[][] {
  try {
    return parse(readFileSync(path), { bom: true, skip_empty_lines: true, record_delimiter: ["\r\n", "\n"] });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new RangeError(`${path}: ${error.message}`);
  }
}
