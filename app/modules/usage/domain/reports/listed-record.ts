import type { Category } from "~/modules/catalogue/domain/catalogue";
import { hideNumber, wholeNumber, type HiddenNumber } from "./hidden-number";
import type { Zone } from "../rating/rate-sheet";
import type { UnratedReason, UsageCategory, UsageType } from "../usage-record";

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
  readonly profileId: string | null;
  /** The module of the line, or null when its profile is not known. */
  readonly module: Category | null;
  readonly zone: Zone | null;
  readonly roamingCountry: string | null;
  /** The charge that the record itself carries. */
  readonly serviceChargeCents: number | null;
  /** Null unless the record is unrated. */
  readonly reason: UnratedReason | null;
};

/** Who views the records. Only the owner and the user of the line itself see complete called numbers. */
export type UsageViewer = { readonly userId: string; readonly role: "owner" | "member" };

/** Returns a record as the viewer may see it. `hiddenDigits` comes from the rule pack. */
export function listedRecordFor(viewer: UsageViewer, row: ListedRecordRow, hiddenDigits: number): ListedRecord {
  const { ownNumber } = row;
  const other = otherNumberOf(row);
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

/** Returns the number that was called, or of an incoming record the one that called. */
export function otherNumberOf({ direction, ownNumber, fromNumber, toNumber }: ListedRecordRow): string {
  return direction === "in" && ownNumber !== fromNumber ? fromNumber : toNumber;
}
