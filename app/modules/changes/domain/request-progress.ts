import { sum } from "~/kernel/money";
import type { ChangeRequest, RequestLine } from "./change-request";

/** How far a request is, in lines. */
export type RequestProgress = {
  readonly total: number;
  readonly completed: number;
  readonly rejected: number;
  /** Done after the day they were planned for. */
  readonly doneLate: number;
  /** Queued for a day that has passed. */
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

/** True for a line that will be or was carried out; one that was cancelled or rejected costs nothing (R2.11). */
export function isEffective({ status }: Pick<RequestLine, "status">): boolean {
  return status === "queued" || status === "completed";
}

/** What of a request still counts, or was done, in cents without VAT: a line that was cancelled or rejected costs nothing (R2.11). */
export type EffectiveAmounts = { readonly monthlyDeltaCents: number; readonly onceCents: number };

export function effectiveAmounts({ lines, preview }: Pick<ChangeRequest, "lines" | "preview">): EffectiveAmounts {
  const effective = lines.filter(isEffective);
  const fee = effective.length > 0 ? (preview.totals.requestFeeCents ?? 0) : 0;
  return {
    monthlyDeltaCents: sum(effective.map(({ monthlyDeltaCents }) => monthlyDeltaCents)),
    onceCents: sum(effective.map(({ oneTimeCents, buyOutCents }) => oneTimeCents + buyOutCents)) + fee,
  };
}
