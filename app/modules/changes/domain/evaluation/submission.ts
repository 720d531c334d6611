import type { Language } from "~/kernel/language";
import type { RequestNote } from "../request-note";
import type { Proposal } from "./evaluation-input";

/** What is requested, without the date of receipt, which only the server decides. */
export type ProposedChange = Omit<Proposal, "receivedOn">;

/** What is submitted, with what the submitter agrees to (R2.10). */
export type Submission = ProposedChange &
  Partial<RequestNote> & {
    /** The accepted buy-out total in cents. */
    readonly acceptBuyOutCents: number;
    /** The token of the preview that was shown, or null when none was. */
    readonly previewToken: string | null;
    /** Submissions with the same key are one submission, however often it arrives. Null: each is a new one. */
    readonly idempotencyKey: string | null;
  };

export type Submitter = { readonly userId: string; readonly email: string; readonly language?: Language };
