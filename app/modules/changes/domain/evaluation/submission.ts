import type { Language } from "~/kernel/language";
import type { Proposal } from "./evaluation-input";

/** What is asked, without the day on which it is received: that is the server's to say. */
export type ProposedChange = Omit<Proposal, "receivedOn">;

/** What is submitted, with what the submitter agrees to (R2.10). */
export type Submission = ProposedChange & {
  /** The buy-out total, in cents. */
  readonly acceptBuyOutCents: number;
  /** Of the preview that was shown; null: none was. */
  readonly previewToken: string | null;
  /** The same key is the same submission, however often it comes; null: each is its own. */
  readonly idempotencyKey: string | null;
};

export type Submitter = { readonly userId: string; readonly email: string; readonly language?: Language };
