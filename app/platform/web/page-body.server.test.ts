import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";

import { pageBody } from "./page-body.server";

const html = `<!DOCTYPE html><title>Facturen</title>${"<p>€ 1.690,89</p>".repeat(200)}`;

test.each([
  { accepted: "gzip, deflate, br, zstd", encoding: "br", because: "the smaller of two that cost the same" },
  { accepted: "gzip;q=1.0", encoding: "gzip", because: "the only one" },
  { accepted: "GZIP , identity", encoding: "gzip", because: "case does not matter" },
  { accepted: "br;q=0, gzip", encoding: "gzip", because: "a quality of zero refuses" },
  { accepted: "br;q=0.0", encoding: null, because: "a quality of zero refuses" },
  { accepted: "br;q=0.5", encoding: "br", because: "any other quality accepts" },
  { accepted: "brotli, x-gzip", encoding: null, because: "these are other names" },
  { accepted: null, encoding: null, because: "nothing was asked for" },
])("for $accepted a page comes as $encoding: $because", ({ accepted, encoding }) => {
  const { body, headers } = pageBody(html, accepted);
  expect(headers["Content-Encoding"] ?? null).toBe(encoding);
  expect(headers["Content-Length"]).toBe(String(body.byteLength));
  expect(headers["Vary"]).toBe("Accept-Encoding");
  const plain = encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
  expect(Buffer.from(plain).toString()).toBe(html);
  if (encoding !== null) expect(body.byteLength).toBeLessThan(html.length / 5);
});
