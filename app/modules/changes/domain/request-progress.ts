import { sum } from "~/kernel/money";
import type { ChangeRequest, RequestLine } from "./change-request";

/** The progress of a request, in lines. */
export type RequestProgress = {
  readonly total: number;
  readonly completed: number;
  readonly rejected: number;
  /** Lines executed after the day they were planned for. */
  readonly doneLate: number;
  /** Lines still queued for a day that has passed. */
  readonly overdue: number;
};

export function requestProgress({ lines }: Pick<ChangeRequest, "lines">): RequestProgress {
  const count = (holds: (line: RequestLine) => boolean): number => lines.filter(holds).length;
  return {
    total: lines.length,
    completed: count(({ status }) => status === "completed"),
    rejected: count(({ status }) => status === "rejected"),
    doneLate: count(({ status, isLate }) => status === "completed" && isLate),
    overdue: count(({ status, isLate }) => status === "queued" && isLate),
  };
}

/** Returns whether a line will be or was executed. A line that was cancelled or rejected costs nothing (R2.11). */
export function isEffective({ status }: Pick<RequestLine, "status">): boolean {
  return status === "queued" || status === "completed";
}

/** The amounts of the queued and completed lines, in cents without VAT. Cancelled and rejected lines cost nothing
 *  (R2.11). */
export type EffectiveAmounts = { readonly monthlyDeltaCents: number; readonly onceCents: number };

export function effectiveAmounts({ lines, preview }: Pick<ChangeRequest, "lines" | "preview">): EffectiveAmounts {
  const effective = lines.filter(isEffective);
  const fee = effective.length > 0 ? (preview.totals.requestFeeCents ?? 0) : 0;
  return {
    monthlyDeltaCents: sum(effective.map(({ monthlyDeltaCents }) => monthlyDeltaCents)),
    onceCents: sum(effective.map(({ oneTimeCents, buyOutCents }) => oneTimeCents + buyOutCents)) + fee,
  };
}
