import { COMMA } from "./ascii";
import { USAGE_COLUMNS } from "./usage-line";

/** The file is not a usage file at all, so nothing of it can be imported. */
export class NotAUsageFile extends Error {
  override name = "NotAUsageFile";
}

const BYTE_ORDER_MARK = "\uFEFF";

/** Throws NotAUsageFile when the fields of the first line are not the columns of a usage file. They may follow a byte
 *  order mark. */
export function checkHeader(fields: readonly Uint8Array[]): void {
  const found = fields.map((field) => keepingMark.decode(field)).join();
  if (found !== USAGE_COLUMNS.join() && found !== BYTE_ORDER_MARK + USAGE_COLUMNS.join()) {
    throw notAHeader(joined(fields));
  }
}

function joined(fields: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(fields.flatMap((field, at) => [...(at > 0 ? [COMMA] : []), ...field]));
}

const keepingMark = new TextDecoder("utf-8", { ignoreBOM: true });
const SHOWN = 200;

/** `start` is what the file has instead. */
export function notAHeader(start: Uint8Array): NotAUsageFile {
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  if (isGzip) return new NotAUsageFile("The usage is compressed (gzip); unpack it first");
  const hasUtf16Mark = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  if (hasUtf16Mark || start.subarray(0, 2).includes(0)) {
    return new NotAUsageFile("The usage is UTF-16; it must be UTF-8");
  }
  const text = new TextDecoder().decode(start.subarray(0, SHOWN));
  if (text.startsWith(`${USAGE_COLUMNS.join()}\r`)) {
    return new NotAUsageFile("The lines end in a carriage return alone; they must end in LF or CRLF");
  }
  const shown = start.length === 0 ? "nothing" : JSON.stringify(text);
  return new NotAUsageFile(`The first line must be "${USAGE_COLUMNS.join()}"; found ${shown}`);
}
