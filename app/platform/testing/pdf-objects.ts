import { inflateSync } from "node:zlib";

/** A value of a PDF: names as `/Name`, strings as bytes, references by the number of their object. */
export type PdfValue =
  | null
  | boolean
  | number
  | string
  | Buffer
  | { readonly ref: number }
  | { readonly operator: string }
  | readonly PdfValue[]
  | PdfDictionary;

export type PdfDictionary = { readonly entries: ReadonlyMap<string, PdfValue> };

/** An object of a file: its value, and what it holds when it is a stream. */
type PdfObject = { readonly value: PdfValue; readonly data: Buffer | null };

export type ReadPdf = {
  readonly trailer: PdfDictionary;
  readonly objects: ReadonlyMap<number, PdfObject>;
  /** Returns the value at a path, following references. */
  readonly at: (from: PdfValue | undefined, ...path: readonly string[]) => PdfValue | undefined;
  /** Returns the content of the stream that a value refers to. */
  readonly dataOf: (value: PdfValue | undefined) => Buffer;
};

/** Reads a PDF by its cross-reference table, byte for byte. Throws an Error when a table, an object or a stream is
 *  not where, or not what, it is said to be. */
export function readPdf(bytes: Buffer): ReadPdf {
  const text = bytes.toString("latin1");
  const start = Number(/startxref\n(\d+)\n%%EOF\n?$/.exec(text)?.[1]);
  const table = /^xref\n0 (\d+)\n((?:\d{10} \d{5} [nf] \n)+)trailer\n/.exec(text.slice(start));
  if (!table) throw new Error("No cross-reference table where startxref points");
  const rows = (table[2] ?? "").match(/.{20}/gs) ?? [];
  if (rows.length !== Number(table[1])) throw new Error("The cross-reference table has another length than it says");
  const objects = new Map<number, PdfObject>();
  for (const [id, row] of rows.entries()) {
    if (row.includes(" n ")) objects.set(id, readObject(bytes, text, id, Number(row.slice(0, 10))));
  }
  const trailer = valuesOf(text.slice(start + table[0].length, text.lastIndexOf("startxref")))[0] as PdfDictionary;
  const at: ReadPdf["at"] = (from, ...path) => {
    let value = from;
    for (const step of [...path, null]) {
      while (isRef(value)) value = objects.get(value.ref)?.value;
      if (step !== null) value = isDictionary(value) ? value.entries.get(step) : undefined;
    }
    return value;
  };
  const dataOf = (value: PdfValue | undefined): Buffer => {
    const data = isRef(value) ? objects.get(value.ref)?.data : null;
    if (!data) throw new Error("Not a stream");
    return data;
  };
  return { trailer, objects, at, dataOf };
}

export function isRef(value: PdfValue | undefined): value is { readonly ref: number } {
  return typeof value === "object" && value !== null && "ref" in value;
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return typeof value === "object" && value !== null && "entries" in value && value.entries instanceof Map;
}

/** Returns the values and operators of an object or a content stream, in order. */
export function valuesOf(text: string): PdfValue[] {
  const found: PdfValue[][] = [[]];
  const keep = (value: PdfValue): void => void found.at(-1)?.push(value);
  const token = /\s+|(<<|>>|\[|\])|<([^>]*)>|(\/[^\s/<>[\]()]*)|([^\s/<>[\]()]+)/y;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    if (text[at] === "(") {
      const end = endOfString(text, at);
      keep(unescaped(text.slice(at + 1, end)));
      token.lastIndex = end + 1;
      continue;
    }
    const [, bracket, hex, name, word] = token.exec(text) ?? fail(`Not PDF at ${text.slice(at, at + 20)}`);
    if (bracket === "[" || bracket === "<<") found.push([]);
    else if (bracket !== undefined) {
      const inside = found.pop() ?? [];
      keep(bracket === "]" ? inside : dictionaryOf(inside));
    } else if (hex !== undefined) {
      const digits = hex.replace(/\s/g, "");
      keep(/^(?:[0-9a-f]{2})*$/i.test(digits) ? Buffer.from(digits, "hex") : fail(`Not hexadecimal: <${hex}>`));
    } else if (name !== undefined) keep(name);
    else if (word === "R") keep(referenceOf(found.at(-1) ?? []));
    else if (word !== undefined) keep(wordOf(word));
  }
  if (found.length !== 1) throw new Error("A bracket is not closed");
  return found[0] ?? [];
}

function readObject(bytes: Buffer, text: string, id: number, offset: number): PdfObject {
  const head = `${String(id)} 0 obj\n`;
  if (!text.startsWith(head, offset)) throw new Error(`Object ${String(id)} is not where the table says`);
  const from = offset + head.length;
  const end = text.indexOf("\nendobj\n", from);
  const stream = text.indexOf("\nstream\n", from);
  if (end < 0) throw new Error(`Object ${String(id)} does not end`);
  const isStream = stream >= 0 && stream < end;
  const [value = null] = valuesOf(text.slice(from, isStream ? stream : end));
  if (!isStream) return { value, data: null };
  const begin = stream + "\nstream\n".length;
  const length = isDictionary(value) ? Number(value.entries.get("Length")) : Number.NaN;
  if (!text.startsWith("\nendstream\nendobj\n", begin + length)) {
    throw new Error(`The stream of object ${String(id)} has another length than it says`);
  }
  const stored = bytes.subarray(begin, begin + length);
  const filter = isDictionary(value) ? value.entries.get("Filter") : undefined;
  return { value, data: filter === "/FlateDecode" ? inflateSync(stored) : stored };
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1, depth = 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "(") depth += 1;
    else if (text[at] === ")" && --depth === 0) return at;
  }
  return fail("A string is not closed");
}

const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function unescaped(text: string): Buffer {
  return Buffer.from(
    text.replace(/\\([^])/g, (_, letter: string) => ESCAPED[letter] ?? letter),
    "latin1",
  );
}

function dictionaryOf(inside: readonly PdfValue[]): PdfDictionary {
  const entries = new Map<string, PdfValue>();
  for (let at = 0; at < inside.length; at += 2) {
    const key = inside[at];
    if (typeof key === "string") entries.set(key.slice(1), inside[at + 1] ?? null);
    else fail("A key of a dictionary is no name");
  }
  return { entries };
}

function referenceOf(before: PdfValue[]): PdfValue {
  before.pop();
  return { ref: Number(before.pop()) };
}

function wordOf(word: string): PdfValue {
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
  const constants: Readonly<Record<string, PdfValue>> = { true: true, false: false, null: null };
  return word in constants ? (constants[word] ?? null) : { operator: word };
}

function fail(what: string): never {
  throw new Error(what);
}

/** Returns a name with its slash. Empty when the value is not a name. */
export function nameOf(value: PdfValue | undefined): string {
  return typeof value === "string" ? value : "";
}

/** Returns the items of an array, following references. Empty when the value is not an array. */
export function listOf(pdf: ReadPdf, value: PdfValue | undefined): PdfValue[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly PdfValue[]).map((each) => pdf.at(each) ?? null);
}

/** Returns a text string, which is in UTF-16 or Latin-1. */
export function words(value: PdfValue | undefined): string {
  if (!Buffer.isBuffer(value)) return "";
  const isUtf16 = value[0] === 0xfe && value[1] === 0xff;
  return isUtf16 ? Buffer.from(value.subarray(2)).swap16().toString("utf16le") : value.toString("latin1");
}
