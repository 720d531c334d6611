import { hideNumber, wholeNumber, type HiddenNumber } from "./hidden-number";
import type { UsageCategory, UsageType } from "../usage-record";

/** A record as its customer sees it. Amounts are cents without VAT. */
export type ListedRecord = {
  readonly recordId: string;
  /** The start in milliseconds since 1970 (UTC). */
  readonly startedAtMs: number;
  readonly type: UsageType;
  readonly direction: "out" | "in";
  readonly userName: string | null;
  readonly costCentre: string | null;
  /** The customer's own number. */
  readonly ownNumber: string;
  /** The number that was called, or that called. Without digits when withheld, and for data. */
  readonly otherNumber: HiddenNumber;
  readonly category: UsageCategory;
  readonly destination: string;
  readonly durationSeconds: number;
  readonly minutes: number;
  readonly units: number;
  readonly status: "rated" | "included" | "free" | "unrated";
  /** Null while no tariff is known (R6.6). */
  readonly chargeCents: number | null;
};

export type ListedRecordRow = Omit<ListedRecord, "otherNumber" | "startedAtMs"> & {
  readonly startedAt: Date;
  readonly fromNumber: string;
  readonly toNumber: string;
  /** The portal user whose line it is, or null when that is not known. */
  readonly lineUserId: string | null;
};

/** Who views the records. Only the owner and the user of the line itself see complete called numbers. */
export type UsageViewer = { readonly userId: string; readonly role: "owner" | "member" };

/** Returns a record as the viewer may see it. `hiddenDigits` comes from the rule pack. */
export function listedRecordFor(viewer: UsageViewer, row: ListedRecordRow, hiddenDigits: number): ListedRecord {
  const { ownNumber, fromNumber, toNumber } = row;
  const other = row.direction === "in" && ownNumber !== fromNumber ? fromNumber : toNumber;
  const maySee = viewer.role === "owner" || row.lineUserId === viewer.userId;
  // Written out: there are thousands of these in a file.
  return {
    recordId: row.recordId,
    startedAtMs: row.startedAt.getTime(),
    type: row.type,
    direction: row.direction,
    userName: row.userName,
    costCentre: row.costCentre,
    ownNumber,
    otherNumber: maySee ? wholeNumber(other) : hideNumber(other, hiddenDigits),
    category: row.category,
    destination: row.destination,
    durationSeconds: row.durationSeconds,
    minutes: row.minutes,
    units: row.units,
    status: row.status,
    chargeCents: row.chargeCents,
  };
}
