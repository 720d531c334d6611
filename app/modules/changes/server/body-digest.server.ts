import { createHash } from "node:crypto";

import { compareTexts } from "~/kernel/compare-texts";
import type { ChangeLine } from "../domain/change-line";
import type { Signed } from "../domain/prepared/prepared-request";
import type { RequestNote } from "../domain/request-note";

/** Returns a digest of what was sent with an idempotency key, without the key itself. It is the same for the same body,
 *  whatever the order of its keys. */
export function bodyDigest(
  body: Partial<RequestNote> & {
    readonly lines: readonly ChangeLine[];
    readonly preferredDate: string | null;
    readonly acceptBuyOutCents: number;
    readonly previewToken: string | null;
  },
): string {
  const { lines, preferredDate, acceptBuyOutCents, previewToken, reference = null, comment = null } = body;
  // A body without a note has the digest that it had before there were notes: keys outlive a new version.
  const note = reference === null && comment === null ? [] : [reference, comment];
  return digestOf(lines, [preferredDate, acceptBuyOutCents, previewToken, ...note]);
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
