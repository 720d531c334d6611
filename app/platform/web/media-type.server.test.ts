import { expect, test } from "vitest";

import { mediaTypeOf } from "./media-type.server";

test.each([
  { header: "application/json", essence: "application/json", charsets: [] },
  { header: " Application/JSON ; Charset=UTF-8", essence: "application/json", charsets: ["utf-8"] },
  { header: 'text/plain; charset="utf-16"; x', essence: "text/plain", charsets: ["utf-16"] },
  { header: "a/b; charset=utf-8; charset=latin1", essence: "a/b", charsets: ["utf-8", "latin1"] },
  { header: "multipart/form-data; boundary=charset", essence: "multipart/form-data", charsets: [] },
  { header: "", essence: "", charsets: [] },
  { header: ";charset", essence: "", charsets: [""] },
])("$header", ({ header, ...read }) => {
  expect(mediaTypeOf(header)).toEqual(read);
});
