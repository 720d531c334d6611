import type { ChangeRequest } from "../change-request";

/** Reasons that still hold when the same is requested again: the subject is gone, or the module would end (R2.5). */
const PERMANENT_REFUSALS: readonly string[] = [
  "PROFILE_NOT_ACTIVE",
  "UNKNOWN_PROFILE",
  "OPTION_MISSING",
  "MIN_PROFILES",
];

/** Returns the address of a change page that is filled in with the lines that could not be executed, as they are possible
 *  now. Null when submitting them again would not help. */
export function resubmitPath({ id, lines }: Pick<ChangeRequest, "id" | "lines">): string | null {
  const helps = lines.some(({ status, reason }) => status === "rejected" && !PERMANENT_REFUSALS.includes(reason ?? ""));
  return helps ? `/changes/new?again=${id}` : null;
}
