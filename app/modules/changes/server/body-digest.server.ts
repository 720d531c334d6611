import { createHash } from "node:crypto";

import { compareTexts } from "~/kernel/compare-texts";
import type { ChangeLine } from "../domain/change-line";
import type { Signed } from "../domain/prepared/prepared-request";

/** Returns a digest of what was sent with an idempotency key, without the key itself. It is the same for the same body,
 *  whatever the order of its keys. */
export function bodyDigest(body: {
  readonly lines: readonly ChangeLine[];
  readonly preferredDate: string | null;
  readonly acceptBuyOutCents: number;
  readonly previewToken: string | null;
}): string {
  const { lines, preferredDate, acceptBuyOutCents, previewToken } = body;
  return digestOf(lines, [preferredDate, acceptBuyOutCents, previewToken]);
}

/** Does the same for a prepared request and what is signed for it. */
export function preparedDigest(body: {
  readonly lines: readonly ChangeLine[];
  readonly preferredDate: string | null;
  readonly signed: Signed;
}): string {
  const { lines, preferredDate, signed } = body;
  const { submitOn, lastOn, maxBuyOutCents, maxOneTimeCents } = signed;
  return digestOf(lines, [preferredDate, submitOn, lastOn, maxBuyOutCents, maxOneTimeCents]);
}

function digestOf(lines: readonly ChangeLine[], rest: readonly (string | number | null)[]): string {
  return createHash("sha256")
    .update(JSON.stringify([lines.map(inKeyOrder), ...rest]))
    .digest("hex");
}

function inKeyOrder(line: ChangeLine): [string, unknown][] {
  return Object.entries(line).sort(([a], [b]) => compareTexts(a, b));
}
