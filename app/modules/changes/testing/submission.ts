import type { ChangeLine } from "../domain/change-line";
import type { Submission } from "../domain/evaluation/submission";

/** Returns a submission that accepts no fee, shows no preview and has no key, unless told otherwise. */
export function submissionOf(lines: readonly ChangeLine[], given: Partial<Submission> = {}): Submission {
  return { lines, preferredDate: null, acceptBuyOutCents: 0, previewToken: null, idempotencyKey: null, ...given };
}

export function removing(...profileIds: readonly (string | undefined)[]): ChangeLine[] {
  return profileIds.map((profileId) => ({ action: "remove-profile", profileId: profileId ?? "" }));
}
