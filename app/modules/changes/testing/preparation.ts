import { localDate } from "~/kernel/local-date";
import type { ChangeLine } from "../domain/change-line";
import type { Preparation } from "../server/prepared/prepare-change.server";
import type { Signed } from "../domain/prepared/prepared-request";

/** What is signed for one day and at most € 0, unless told otherwise. */
export function signedFor(submitOn: string, given: Partial<Omit<Signed, "submitOn">> = {}): Signed {
  const day = localDate(submitOn);
  return { submitOn: day, lastOn: day, maxBuyOutCents: 0, maxOneTimeCents: 0, ...given };
}

/** A preparation without a preferred date and, unless it is given, without a key. */
export function preparationOf(
  lines: readonly ChangeLine[],
  signed: Signed,
  idempotencyKey: string | null = null,
): Preparation {
  return { lines, preferredDate: null, signed, idempotencyKey };
}
