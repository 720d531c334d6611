import { readFileSync } from "node:fs";

/** The rows of a CSV file with a header line (RFC 4180: quotes, doubled quotes, LF or CRLF), each keyed by its column. Throws
 *  a RangeError that names file and line when a row has another number of fields than the header. */
export function readCsvRows(path: string): Record<string, string>[] {
  const [header, ...rows] = csvFields(readFileSync(path, "utf8").replace(/^\uFEFF/, ""));
  if (!header) throw new RangeError(`${path} is empty`);
  return rows.map((fields, at) => {
    if (fields.length !== header.length) {
      throw new RangeError(
        `${path}, row ${String(at + 2)}: ${String(fields.length)} fields, not ${String(header.length)}`,
      );
    }
    return Object.fromEntries(header.map((column, index) => [column, fields[index] ?? ""]));
  });
}

/** Splits CSV text into rows of fields; an empty last line is no row. */
export function csvFields(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quoted) {
      if (char !== '"') field += char;
      else if (text.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ",") {
      row.push(field);
      field = "";
    } else if (char === "\n") {
      rows.push([...row, field.endsWith("\r") ? field.slice(0, -1) : field]);
      row = [];
      field = "";
    } else field += char;
  }
  if (field !== "" || row.length > 0) rows.push([...row, field]);
  return rows.filter((fields) => fields.length > 1 || fields[0] !== "");
}
