import type { Preview } from "../preview";

/** What the submitter agreed to (R2.10). */
export type Accepted = {
  readonly buyOutCents: number;
  /** The token of the preview that was shown, or null when the submitter sent none. */
  readonly previewToken: string | null;
};

/** `refused`: the request has errors. `stale`: it differs from what was shown, or its fee from what was accepted. */
export type SubmissionJudgement = "accepted" | "refused" | "stale";

/** Returns whether a request may be queued as it is evaluated now. Only `accepted` queues anything (R2.10). */
export function judgeSubmission(preview: Preview, accepted: Accepted): SubmissionJudgement {
  if (preview.verdict === "refused") return "refused";
  const tokenHolds = accepted.previewToken === null || accepted.previewToken === preview.previewToken;
  return tokenHolds && accepted.buyOutCents === preview.totals.buyOutCents ? "accepted" : "stale";
}
