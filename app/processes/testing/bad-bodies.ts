/** A body that no form or endpoint should trip over. */
export type BadBody = {
  readonly what: string;
  /** The content type. Null when there is none. */
  readonly type: string | null;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where it is refused for its content, whoever sends it. */
  readonly refused: "by pages" | "by the API" | "by both" | "by neither";
};

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";
const MULTIPART = "multipart/form-data; boundary=x";
const PART = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n';

const names = (count: number): string => Array.from({ length: count }, (_, at) => `n${at.toString(36)}`).join("&");

export const BAD_BODIES: readonly BadBody[] = [
  { what: "nothing", type: null, body: "", refused: "by neither" },
  { what: "nothing of a kind", type: "text/plain", body: "", refused: "by neither" },
  { what: "a form of no kind", type: null, body: "a=1", refused: "by both" },
  { what: "a kind that is none", type: ";;charset=", body: "a=1", refused: "by both" },
  { what: "text", type: "text/plain", body: "a=1", refused: "by both" },
  { what: "XML", type: "application/xml", body: "<a/>", refused: "by both" },
  { what: "multipart", type: MULTIPART, body: `${PART}--x--\r\n`, refused: "by both" },
  { what: "multipart without an end", type: MULTIPART, body: PART, refused: "by both" },
  { what: "multipart without parts", type: MULTIPART, body: "\r\n\r\n", refused: "by both" },
  { what: "multipart without a boundary", type: "multipart/form-data", body: `${PART}--x--`, refused: "by both" },
  {
    what: "a form in UTF-16",
    type: `${FORM}; charset=utf-16`,
    body: Buffer.from("a=1", "utf16le"),
    refused: "by both",
  },
  { what: "a form in Latin-1", type: FORM, body: Buffer.from("a=é", "latin1"), refused: "by both" },
  { what: "a form that says Latin-1", type: `${FORM}; charset="ISO-8859-1"`, body: "a=1", refused: "by both" },
  { what: "a compressed form", type: FORM, body: "a=1", headers: { "Content-Encoding": "gzip" }, refused: "by both" },
  { what: "a form", type: FORM, body: "a=1", refused: "by the API" },
  { what: "an escape of nothing", type: FORM, body: "a=%zz&intent=submit", refused: "by both" },
  { what: "an escape of half a character", type: FORM, body: "a=%e2%82", refused: "by both" },
  { what: "a NUL", type: FORM, body: "email=a%00b&cancel=%00", refused: "by both" },
  { what: "2,001 names", type: FORM, body: names(2_001), refused: "by both" },
  { what: "150,000 names", type: FORM, body: names(150_000), refused: "by both" },
  { what: "a name without end", type: FORM, body: `${"n".repeat(500_000)}=1`, refused: "by both" },
  { what: "a value without end", type: FORM, body: `intent=${"n".repeat(500_000)}`, refused: "by the API" },
  {
    what: "names of every object",
    type: FORM,
    body: "__proto__=1&__proto__[a]=1&constructor.prototype.a=1&toString=1&intent=__proto__",
    refused: "by the API",
  },
  {
    what: "names twice",
    type: FORM,
    body: "email=1&email=2&cancel=0&cancel=all&intent=a&intent=b",
    refused: "by the API",
  },
  { what: "places in a list", type: FORM, body: "a[999999999]=1&a[-1]=1&a[][][]=1&extra=[1]", refused: "by the API" },
  {
    what: "JSON in a field",
    type: FORM,
    body: `extra=${"[".repeat(300_000)}&shown=${"[".repeat(9)}`,
    refused: "by the API",
  },
  { what: "JSON", type: JSON_TYPE, body: "{}", refused: "by pages" },
  { what: "no JSON", type: JSON_TYPE, body: "{", refused: "by pages" },
  { what: "JSON of one value", type: JSON_TYPE, body: "null", refused: "by pages" },
  { what: "JSON in Latin-1", type: JSON_TYPE, body: Buffer.from('{"a":"é"}', "latin1"), refused: "by both" },
  { what: "JSON in UTF-16", type: JSON_TYPE, body: Buffer.from("{}", "utf16le"), refused: "by pages" },
  { what: "JSON that says UTF-16", type: `${JSON_TYPE}; charset=utf-16`, body: "{}", refused: "by both" },
  { what: "a list in depth", type: JSON_TYPE, body: "[".repeat(500_000), refused: "by both" },
  { what: "objects in depth", type: JSON_TYPE, body: '{"lines":'.repeat(50_000), refused: "by both" },
  {
    what: "200,000 lines",
    type: JSON_TYPE,
    body: JSON.stringify({ lines: Array(200_000).fill(1) }),
    refused: "by both",
  },
  {
    what: "2,000 lines that are none",
    type: JSON_TYPE,
    body: JSON.stringify({ lines: Array(2_000).fill({ action: "x" }) }),
    refused: "by pages",
  },
  { what: "JSON with a NUL", type: JSON_TYPE, body: '{"lines":[],"previewToken":"\\u0000"}', refused: "by both" },
  {
    what: "JSON with half a character",
    type: JSON_TYPE,
    body: '{"lines":[],"previewToken":"\\ud800"}',
    refused: "by both",
  },
  {
    what: "keys of every object",
    type: JSON_TYPE,
    body: '{"__proto__":{"lines":[]},"constructor":{"prototype":{}},"lines":[{"action":"__proto__","__proto__":1}]}',
    refused: "by pages",
  },
  {
    what: "a number without end",
    type: JSON_TYPE,
    body: '{"lines":[],"acceptBuyOutCents":1e999}',
    refused: "by pages",
  },
];
