import { createHash } from "node:crypto";

import { compareTexts } from "~/kernel/compare-texts";
import type { ChangeLine } from "../domain/change-line";

/** A digest of what was sent with an idempotency key, the key itself left out: equal for the same body, in whatever order its
 *  keys come. */
export function bodyDigest(body: {
  readonly lines: readonly ChangeLine[];
  readonly preferredDate: string | null;
  readonly acceptBuyOutCents: number;
  readonly previewToken: string | null;
}): string {
  const { lines, preferredDate, acceptBuyOutCents, previewToken } = body;
  const text = JSON.stringify([lines.map(inKeyOrder), preferredDate, acceptBuyOutCents, previewToken]);
  return createHash("sha256").update(text).digest("hex");
}

function inKeyOrder(line: ChangeLine): [string, unknown][] {
  return Object.entries(line).sort(([a], [b]) => compareTexts(a, b));
}
