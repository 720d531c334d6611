import { digestOf } from "~/kernel/digest";
import type { LocalDate } from "~/kernel/local-date";

/** Returns a digest of what the customer was shown: the date of receipt and, for each line, the date, the last billed
 *  day, and the one-time and buy-out amounts. It changes exactly when one of these does (R2.10). */
export function previewTokenOf(
  receivedOn: LocalDate,
  lines: readonly {
    readonly date: LocalDate | null;
    readonly billedUntil: LocalDate | null;
    readonly oneTimeCents: number;
    readonly buyOutCents: number;
  }[],
): string {
  let text: string = receivedOn;
  for (const { date, billedUntil, oneTimeCents, buyOutCents } of lines) {
    text += `\n${date ?? ""},${billedUntil ?? ""},${String(oneTimeCents)},${String(buyOutCents)}`;
  }
  return digestOf(text);
}
