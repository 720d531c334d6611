import { firstDayOf } from "~/kernel/billing-period";
import type { BilledUser, InvoiceLine } from "~/modules/billing/domain/invoice-line";
import type { InvoiceDraft } from "~/modules/billing/domain/invoice-draft";
import { lastOfMonth, dayOf } from "~/kernel/local-date";

export type Side = "previous" | "current";

/** What one user, or nobody in particular, has in a line of one of the two invoices. */
export type ComparedShare = {
  readonly side: Side;
  readonly line: InvoiceLine;
  readonly user: BilledUser | null;
  /** Without VAT. */
  readonly cents: number;
  /** Of the coming month: it comes back as long as it is in service. */
  readonly isRunning: boolean;
  /** The first of its line, so that what belongs to the line is counted once. */
  readonly isFirstOfLine: boolean;
};

/** An invoice in pieces that add up to its amount without VAT. */
export function comparedSharesOf(
  { lines, period }: Pick<InvoiceDraft, "lines" | "period">,
  side: Side,
): ComparedShare[] {
  return lines.flatMap((line) => {
    const isRunning = line.kind === "subscription" && line.fromOn >= firstDayOf(period);
    const whole: ComparedShare = { side, line, user: null, cents: line.netCents, isRunning, isFirstOfLine: true };
    if (line.shares.length === 0) return [whole];
    return line.shares.map(({ netCents, ...user }, at) => ({ ...whole, user, cents: netCents, isFirstOfLine: at === 0 }));
  });
}

/** Whose a piece is and what of: pieces of both invoices with the same key are about the same thing. */
export function holdingKey({ user, line }: Pick<ComparedShare, "user" | "line">): string {
  return `${user?.profileId ?? ""} ${line.category ?? ""} ${line.productCode ?? line.description}`;
}

export function isWholeMonth({ fromOn, untilOn }: InvoiceLine): boolean {
  return dayOf(fromOn) === 1 && untilOn === lastOfMonth(fromOn);
}
