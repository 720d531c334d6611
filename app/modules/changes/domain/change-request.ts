import type { LocalDate } from "~/kernel/local-date";
import type { ChangeLine } from "./change-line";
import type { Explanation } from "./evaluation/explanation";
import type { Preview } from "./preview";

/** A change request as it was submitted, with what became of it. */
export type ChangeRequest = {
  readonly id: string;
  readonly status: RequestStatus;
  readonly receivedOn: LocalDate;
  readonly receivedAt: Date;
  /** E-mail of the submitter at that moment. */
  readonly submittedBy: string;
  readonly preferredDate: LocalDate | null;
  /** The date of the last line (R3.4). */
  readonly completionDate: LocalDate;
  /** As it was shown and accepted. */
  readonly preview: Preview;
  readonly lines: readonly RequestLine[];
};

export type ChangeRequestWithTimeline = ChangeRequest & {
  readonly events: readonly TimelineEvent[];
  /** Why it was judged so, as stored; null: it was stored before that was kept. */
  readonly explanation: Explanation | null;
};

export type RequestStatus =
  "awaiting-approval" | "queued" | "executing" | "completed" | "partly-completed" | "cancelled" | "rejected";

export type LineStatus = "queued" | "completed" | "cancelled" | "rejected";

/** A line with what was promised for it; amounts in cents without VAT. */
export type RequestLine = {
  readonly id: string;
  readonly index: number;
  readonly line: ChangeLine;
  readonly status: LineStatus;
  /** The day it is planned for. */
  readonly date: LocalDate;
  readonly billedFrom: LocalDate | null;
  readonly billedUntil: LocalDate | null;
  readonly oneTimeCents: number;
  readonly monthlyDeltaCents: number;
  readonly buyOutCents: number;
  /** Conversions: the product before it. */
  readonly fromProductCode: string | null;
  /** The user it is about, as known now; null where it is about none. */
  readonly profileName: string | null;
  readonly executedAt: Date | null;
  /** The day it was done is after the day it was planned for, or that day has passed. */
  readonly isLate: boolean;
  /** Fixed code of why it was rejected or cancelled. */
  readonly reason: string | null;
};

export type TimelineEvent = {
  readonly at: Date;
  readonly kind: TimelineEventKind;
  /** Index of the line it is about; null: the request. */
  readonly index: number | null;
  /** E-mail of who did it; null: the system. */
  readonly actor: string | null;
  /** Fixed code of why, for what was rejected or cancelled. */
  readonly reason: string | null;
};

export type TimelineEventKind =
  | "received"
  | "checked"
  | "queued"
  | "line-executed"
  | "line-rejected"
  | "line-cancelled"
  | "completed"
  | "partly-completed"
  | "rejected"
  | "cancelled";

/** The order of what happens at one moment. */
export const TIMELINE_ORDER: readonly TimelineEventKind[] = [
  "received",
  "checked",
  "queued",
  "line-executed",
  "line-rejected",
  "line-cancelled",
  "completed",
  "partly-completed",
  "rejected",
  "cancelled",
];
