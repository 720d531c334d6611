import type { LocalDate } from "~/kernel/local-date";
import type { ChangeLine } from "./change-line";
import type { Explanation } from "./evaluation/explanation";
import type { Preview } from "./preview";
import type { RequestNote } from "./request-note";

/** A change request as it was submitted, with what has happened to it since. */
export type ChangeRequest = RequestNote & {
  readonly id: string;
  readonly status: RequestStatus;
  readonly receivedOn: LocalDate;
  readonly receivedAt: Date;
  /** The e-mail address of the submitter at the time. */
  readonly submittedBy: string;
  readonly preferredDate: LocalDate | null;
  /** The date of the last line (R3.4). */
  readonly completionDate: LocalDate;
  /** The preview that was shown and accepted. */
  readonly preview: Preview;
  readonly lines: readonly RequestLine[];
};

export type ChangeRequestWithTimeline = ChangeRequest & {
  readonly events: readonly TimelineEvent[];
  /** Why it was judged so, as stored; null: it was stored before that was kept. */
  readonly explanation: Explanation | null;
  /** The prepared request that it was, with who signed it when (R3.6). Null for one that somebody submitted. */
  readonly preparedAs: { readonly id: string; readonly signedBy: string; readonly signedAt: Date } | null;
};

export type RequestStatus =
  | "awaiting-approval"
  | "queued"
  | "executing"
  | "completed"
  | "partly-completed"
  | "cancelled"
  | "rejected";

export type LineStatus = "queued" | "completed" | "cancelled" | "rejected";

/** A line with what was promised for it. Amounts are cents without VAT. */
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
  /** For a conversion, the product before it. */
  readonly fromProductCode: string | null;
  /** The current name of the user it is about, or null when it is about none. */
  readonly profileName: string | null;
  readonly executedAt: Date | null;
  /** True when the line was executed after its planned day, or is still queued after it. */
  readonly isLate: boolean;
  /** The code of the reason why it was rejected or cancelled. */
  readonly reason: string | null;
};

export type TimelineEvent = {
  readonly at: Date;
  readonly kind: TimelineEventKind;
  /** The index of the line that it is about, or null for the request. */
  readonly index: number | null;
  /** The e-mail address of whoever did it, or null for the system. */
  readonly actor: string | null;
  /** The code of the reason why it was rejected or cancelled. */
  readonly reason: string | null;
  /** For a line that was moved: its days and last billed days before and after. */
  readonly moved?: MovedDays | null;
};

export type MovedDays = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly billedUntilFrom: LocalDate | null;
  readonly billedUntilTo: LocalDate | null;
};

export type TimelineEventKind =
  | "received"
  | "checked"
  | "queued"
  | "line-moved"
  | "line-executed"
  | "line-rejected"
  | "line-cancelled"
  | "completed"
  | "partly-completed"
  | "rejected"
  | "cancelled";

/** The order of events that happened at the same moment. */
export const TIMELINE_ORDER: readonly TimelineEventKind[] = [
  "received",
  "checked",
  "queued",
  "line-moved",
  "line-executed",
  "line-rejected",
  "line-cancelled",
  "completed",
  "partly-completed",
  "rejected",
  "cancelled",
];
