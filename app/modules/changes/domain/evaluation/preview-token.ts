import { digestOf } from "~/kernel/digest";
import type { LocalDate } from "~/kernel/local-date";

/** A digest of what the customer was shown: the date of receipt and each line's date, last billed day, one-time and buy-out
 *  amount. It changes exactly when one of these does (R2.10). */
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
