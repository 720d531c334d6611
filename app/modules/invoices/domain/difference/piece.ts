import { firstDayOf } from "~/kernel/billing-period";
import type { BilledUser, InvoiceLine } from "~/modules/billing/domain/invoice-line";
import type { InvoiceDraft } from "~/modules/billing/domain/invoice-draft";
import { lastOfMonth, dayOf } from "~/kernel/local-date";

export type Side = "previous" | "current";

/** What one user, or nobody in particular, has in a line of one of the two invoices. */
export type Piece = {
  readonly side: Side;
  readonly line: InvoiceLine;
  readonly user: BilledUser | null;
  /** Without VAT. */
  readonly cents: number;
  /** Of the coming month: it comes back as long as it is in service. */
  readonly isRunning: boolean;
  /** The first of its line, so that what belongs to the line is counted once. */
  readonly opensLine: boolean;
};

/** An invoice in pieces that add up to its amount without VAT. */
export function piecesOf({ lines, period }: Pick<InvoiceDraft, "lines" | "period">, side: Side): Piece[] {
  return lines.flatMap((line) => {
    const isRunning = line.kind === "subscription" && line.fromOn >= firstDayOf(period);
    const whole: Piece = { side, line, user: null, cents: line.netCents, isRunning, opensLine: true };
    if (line.shares.length === 0) return [whole];
    return line.shares.map(({ netCents, ...user }, at) => ({ ...whole, user, cents: netCents, opensLine: at === 0 }));
  });
}

/** Whose a piece is and what of: pieces of both invoices with the same key are about the same thing. */
export function holdingKey({ user, line }: Pick<Piece, "user" | "line">): string {
  return `${user?.profileId ?? ""} ${line.category ?? ""} ${line.productCode ?? line.description}`;
}

export function isWholeMonth({ fromOn, untilOn }: InvoiceLine): boolean {
  return dayOf(fromOn) === 1 && untilOn === lastOfMonth(fromOn);
}
