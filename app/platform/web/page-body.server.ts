import { brotliCompressSync, constants, gzipSync } from "node:zlib";

export type PageBody = {
  readonly body: Uint8Array<ArrayBuffer>;
  /** Includes `Content-Length`, and `Content-Encoding` when it is compressed. */
  readonly headers: Readonly<Record<string, string>>;
};

/** Pages are made per request, so compressing them has to be cheap: all at once at a low level costs a fifth of
 *  streaming. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const GZIP = { level: 3 };

/** Returns the bytes of a page in the encoding that the browser's `Accept-Encoding` allows. */
export function pageBody(html: string, acceptEncoding: string | null): PageBody {
  const plain = Buffer.from(html);
  const encoding = encodingOf(acceptEncoding ?? "");
  const body =
    encoding === "br" ? brotliCompressSync(plain, BROTLI) : encoding === "gzip" ? gzipSync(plain, GZIP) : plain;
  return {
    body,
    headers: {
      "Content-Length": String(body.byteLength),
      Vary: "Accept-Encoding",
      ...(encoding === null ? {} : { "Content-Encoding": encoding }),
    },
  };
}

/** Brotli is as cheap as gzip here, and smaller. An encoding with a quality of zero is not acceptable. */
function encodingOf(accepted: string): "br" | "gzip" | null {
  const taken = accepted
    .split(",")
    .map((each) => each.trim().toLowerCase())
    .filter((each) => !/;\s*q=0(\.0*)?$/.test(each))
    .map((each) => each.split(";")[0]?.trim());
  return taken.includes("br") ? "br" : taken.includes("gzip") ? "gzip" : null;
}
