import { describe, expect, test } from "vitest";

import type { ChangeLine } from "../domain/change-line";
import { bodyDigest } from "./body-digest.server";

const line: ChangeLine = { action: "add-option", profileId: "p1", productCode: "VOICE_UNLIMITED_NL" };
const body = { lines: [line], preferredDate: null, acceptBuyOutCents: 0, previewToken: null };

describe("interfaces: the same body", () => {
  test("is the same in whatever order its keys come", () => {
    const turned = Object.fromEntries(Object.entries(line).toReversed()) as ChangeLine;
    expect(bodyDigest({ ...body, lines: [turned] })).toBe(bodyDigest(body));
  });

  test("is the same without a note and with an empty one", () => {
    expect(bodyDigest({ ...body, reference: null, comment: null })).toBe(bodyDigest(body));
    expect(bodyDigest({ ...body, reference: "PO-1" })).not.toBe(bodyDigest({ ...body, comment: "PO-1" }));
  });

  test.each([
    { because: "another line", other: { lines: [{ ...line, profileId: "p2" }] } },
    { because: "one line more", other: { lines: [line, line] } },
    { because: "another date", other: { preferredDate: "2026-12-01" } },
    { because: "another fee", other: { acceptBuyOutCents: 1 } },
    { because: "another preview", other: { previewToken: "t" } },
    { because: "a reference", other: { reference: "PO-1" } },
    { because: "a comment", other: { comment: "PO-1" } },
  ])("is not the same with $because", ({ other }) => {
    expect(bodyDigest({ ...body, ...other })).not.toBe(bodyDigest(body));
  });
});
