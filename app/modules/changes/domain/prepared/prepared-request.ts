import type { LocalDate } from "~/kernel/local-date";
import type { ChangeLine } from "../change-line";
import type { Finding } from "../rules/finding";

/** What is signed for a request that is submitted by itself (R3.6): within these it may be received without anybody
 *  looking at it. All limits are inclusive. */
export type Signed = {
  /** The first day on which it is tried. */
  readonly submitOn: LocalDate;
  /** The last day on which it may be received. */
  readonly lastOn: LocalDate;
  readonly maxBuyOutCents: number;
  readonly maxOneTimeCents: number;
};

/** `lapsed`: it could not be received on its last day, nor before. */
export type PreparedStatus = "waiting" | "received" | "lapsed" | "dropped";

/** A change that waits for its day. Until it is received it reserves nothing. */
export type PreparedRequest = {
  readonly id: string;
  readonly status: PreparedStatus;
  /** The name of the draft that it was. Null: it is called after its lines. */
  readonly name: string | null;
  /** How often it was signed: one more with every change. */
  readonly revision: number;
  readonly lines: readonly PreparedLine[];
  readonly preferredDate: LocalDate | null;
  readonly signed: Signed;
  /** The day on which it is tried next, or null once it does not wait any more. */
  readonly nextOn: LocalDate | null;
  readonly signedByUserId: string;
  /** The e-mail address of the signer at the time. */
  readonly signedBy: string;
  readonly signedAt: Date;
  readonly preparedAt: Date;
  /** When it was received, lapsed or dropped. */
  readonly endedAt: Date | null;
  /** The change request that it became. */
  readonly requestId: string | null;
  /** The days on which it could not be received, in their order. */
  readonly attempts: readonly PreparedAttempt[];
};

/** A line as it is asked, with whom it is about as things are now. */
export type PreparedLine = {
  readonly line: ChangeLine;
  /** The current name of the user it is about, or null when it is about none. */
  readonly profileName: string | null;
  /** The current product of that user. */
  readonly fromProductCode: string | null;
};

export type PreparedAttempt = {
  /** The date of receipt that it would have had. */
  readonly on: LocalDate;
  readonly at: Date;
  readonly reason: AttemptReason;
};

/** Why a prepared request was not received on a day, with the facts that its sentence needs. */
export type AttemptReason =
  | { readonly kind: "refused"; readonly findings: readonly LineFinding[] }
  | { readonly kind: "above-signed"; readonly excesses: readonly SignedExcess[] }
  /** The signer is not a user any more, or may not submit any more. */
  | { readonly kind: "signer-may-not" }
  /** Nothing ran until the last day was over. */
  | { readonly kind: "too-late"; readonly lastOn: LocalDate };

/** `line` is the index of the line, or null for the request as a whole. */
export type LineFinding = { readonly finding: Finding; readonly line: number | null };

/** A total that would be higher than what was signed. */
export type SignedExcess = {
  readonly of: "buy-out" | "one-time";
  readonly signedCents: number;
  readonly nowCents: number;
};
