import { hideNumber, wholeNumber, type HiddenNumber } from "./hidden-number";
import type { UsageCategory, UsageType } from "./usage-record";

/** A record as its customer sees it. Amounts in cents without VAT. */
export type UsedRecord = {
  readonly recordId: string;
  /** The instant of the start, in milliseconds since 1970 (UTC). */
  readonly startedAtMs: number;
  readonly type: UsageType;
  readonly direction: "out" | "in";
  readonly userName: string | null;
  readonly costCentre: string | null;
  /** The customer's own number. */
  readonly ownNumber: string;
  /** Who was called, or of what came in, who called; without digits when withheld, or for data. */
  readonly otherNumber: HiddenNumber;
  readonly category: UsageCategory;
  readonly destination: string;
  readonly durationSeconds: number;
  readonly minutes: number;
  readonly units: number;
  readonly status: "rated" | "included" | "free" | "unrated";
  /** null: no tariff is known yet (R6.6). */
  readonly chargeCents: number | null;
};

export type UsedRecordRow = Omit<UsedRecord, "otherNumber" | "startedAtMs"> & {
  readonly startedAt: Date;
  readonly fromNumber: string;
  readonly toNumber: string;
  /** The user of the portal whose line it is; null: nobody's that is known. */
  readonly lineUserId: string | null;
};

/** Who looks: called numbers are whole for the owner and for the line's own user alone. */
export type UsageViewer = { readonly userId: string; readonly role: "owner" | "member" };

/** A record for who looks at it; `hiddenDigits` by the rule pack. */
export function usedRecordFor(viewer: UsageViewer, row: UsedRecordRow, hiddenDigits: number): UsedRecord {
  const { startedAt, fromNumber, toNumber, lineUserId, ...record } = row;
  const other = record.direction === "in" && record.ownNumber !== fromNumber ? fromNumber : toNumber;
  const maySee = viewer.role === "owner" || lineUserId === viewer.userId;
  return {
    ...record,
    startedAtMs: startedAt.getTime(),
    otherNumber: maySee ? wholeNumber(other) : hideNumber(other, hiddenDigits),
  };
}
