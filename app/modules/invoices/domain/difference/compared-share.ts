import { firstDayOf } from "~/kernel/billing-period";
import type { BilledUser, InvoiceLine } from "~/modules/billing/domain/invoice-line";
import type { InvoiceDraft } from "~/modules/billing/domain/invoice-draft";
import { lastOfMonth, dayOf } from "~/kernel/local-date";

export type Side = "previous" | "current";

/** The part of a line on one of two compared invoices that belongs to one user, or to no user in particular. */
export type ComparedShare = {
  readonly side: Side;
  readonly line: InvoiceLine;
  readonly user: BilledUser | null;
  /** Without VAT. */
  readonly cents: number;
  /** Billed for the coming month: it recurs as long as it is in service. */
  readonly isRunning: boolean;
  /** True for the first share of its line, so that what belongs to the line is counted once. */
  readonly isFirstOfLine: boolean;
};

/** Splits an invoice into shares that add up to its amount without VAT. */
export function comparedSharesOf(
  { lines, period }: Pick<InvoiceDraft, "lines" | "period">,
  side: Side,
): ComparedShare[] {
  return lines.flatMap((line) => {
    const isRunning = line.kind === "subscription" && line.fromOn >= firstDayOf(period);
    const whole: ComparedShare = { side, line, user: null, cents: line.netCents, isRunning, isFirstOfLine: true };
    if (line.shares.length === 0) return [whole];
    return line.shares.map(({ netCents, ...user }, at) => ({
      ...whole,
      user,
      cents: netCents,
      isFirstOfLine: at === 0,
    }));
  });
}

/** Returns a key of the user and product of a share: shares of both invoices with the same key are about the same
 *  thing. */
export function holdingKey({ user, line }: Pick<ComparedShare, "user" | "line">): string {
  return `${user?.profileId ?? ""} ${line.category ?? ""} ${line.productCode ?? line.description}`;
}

export function isWholeMonth({ fromOn, untilOn }: InvoiceLine): boolean {
  return dayOf(fromOn) === 1 && untilOn === lastOfMonth(fromOn);
}
