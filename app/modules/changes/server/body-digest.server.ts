import { createHash } from "node:crypto";

import { compareTexts } from "~/kernel/compare-texts";
import type { ChangeLine } from "../domain/change-line";

/** Returns a digest of what was sent with an idempotency key, without the key itself. It is the same for the same body,
 *  whatever the order of its keys. */
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
